// The service worker: the page opens without the network (https and localhost only). It keeps the files of the page,
// never an answer of the API. `FILES` and `VERSION` are filled in by the build (scripts/service-worker.ts).

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  skipWaiting(): Promise<void>;
}

declare const FILES: readonly string[];
declare const VERSION: string;

const worker = globalThis as unknown as Worker;
const PREFIX = 'tandem-page-';
/** Open pages of the version before may still load parts of it. */
const KEPT_VERSIONS = 2;
/** ms after which a page that does not come is opened from what is kept. */
const PATIENCE = 4_000;

worker.addEventListener('install', (event) => {
  const keep = caches.open(PREFIX + VERSION).then((cache) => cache.addAll(FILES.map((path) => fresh(path))));
  event.waitUntil(keep.then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
      return Promise.all(old.slice(0, 1 - KEPT_VERSIONS).map((name) => caches.delete(name)));
    }),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, pathname === '/wall' ? '/wall' : '/'));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** The page from the network; what is kept of it when there is none, or the server is in trouble. */
async function page(request: Request, shell: string): Promise<Response> {
  const kept = () => caches.match(shell, { cacheName: PREFIX + VERSION });
  try {
    const answer = await Promise.race([fetch(request), tooLate()]);
    return answer.status < 500 ? answer : ((await kept()) ?? answer);
  } catch (error) {
    const response = await kept();
    if (response) return response;
    throw error;
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('The server does not answer.')), PATIENCE));
}

/** A file whose name changes with its content: once kept, it is good for ever. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(PREFIX + VERSION)).put(request, answer.clone());
  return answer;
}

function fresh(path: string): Request {
  return new Request(path, { cache: 'reload' });
}
