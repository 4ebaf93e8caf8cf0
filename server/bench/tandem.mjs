// Tandem as a target of the peers' load harness: copy into its `adapters/`, set TANDEM_JAR, add `tandem` to --targets.
// Speaks protocol tandem.v1 just far enough to join, to edit titles and to find edits by their mark.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { start, startRedis, nextPort } from '../lib/proc.mjs';
import { Thin, until } from '../lib/thin.mjs';
import { makeCards } from '../lib/board.mjs';

const TOKEN = 'bench';
/** For so many s a board of its own is edited before anything is measured: a server runs for days, its compilers for a minute. */
const WARM_SECS = Number(process.env.TANDEM_WARM_SECS ?? 40);
const HEADERS = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

/** The story of card c<i>: a ULID that carries the number. */
const ulid = (i) => '01J' + String(i).padStart(23, '0');

async function call(t, path, body) {
  const response = await fetch(`http://127.0.0.1:${t.port}${path}`, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** 100 clients, 10 of which edit 2,000 times a second. */
async function warm(target, t) {
  if (!WARM_SECS) return;
  const board = await target.prepare({ ...t, warm: true }, 200);
  const clients = [];
  for (let i = 0; i < 100; i++) {
    clients.push(await target.connect(t, board, { thin: true }));
    await clients[i].join();
  }
  const end = Date.now() + WARM_SECS * 1000;
  for (let n = 0; Date.now() < end; ) {
    for (let burst = 0; burst < 20; burst++, n++) clients[n % 10].edit(`c${n % 200}`, { title: `Warm ${n}` });
    await new Promise((next) => setTimeout(next, 10));
  }
  clients.forEach((client) => client.close());
}

const frame = (message) => Buffer.concat([Buffer.from([0]), Buffer.from(JSON.stringify(message))]);
const read = (buf) => JSON.parse((buf[0] === 1 ? inflateRawSync(buf.subarray(1)) : buf.subarray(1)).toString());

export default {
  name: 'tandem',
  thinOnly: true,
  async start() {
    const redis = await startRedis({ appendonly: 'yes', appendfsync: process.env.TANDEM_FSYNC ?? 'always' });
    const port = nextPort();
    const s = await start('java', ['-XX:+UseSerialGC', '-Xmx1g', '-jar', process.env.TANDEM_JAR], {
      waitFor: 'ready at',
      env: { TANDEM_PORT: String(port), REDIS_URL: `redis://127.0.0.1:${redis.port}`, TANDEM_OWNER_TOKEN: TOKEN, TANDEM_RATE_LIMITS: 'off' },
    });
    return {
      port,
      pids: { server: [s.pid], db: [redis.pid] },
      gc: () => { try { execFileSync('jcmd', [String(s.pid), 'GC.run'], { stdio: 'ignore' }); } catch {} },
      stop: async () => { await s.stop(); await redis.stop(); },
    };
  },
  async prepare(t, n) {
    if (!t.warm) await warm(this, t);
    const { board } = await call(t, '/api/boards', { name: 'bench' });
    const client = randomBytes(16).toString('hex');
    let k = 0;
    const ops = makeCards(n).map((card, i) => ({ n: ++k, op: { type: 'createStory', id: ulid(i), title: card.title, ...(i ? { after: ulid(i - 1) } : {}) } }));
    for (let i = 0; i < ops.length; i += 100) await call(t, `/api/boards/${board}/ops`, { client, list: ops.slice(i, i + 100) });
    return board;
  },
  async connect(t, board, { thin } = {}) {
    const { ticket } = await call(t, `/api/boards/${board}/tickets`, {});
    const c = new Thin(`ws://127.0.0.1:${t.port}/api/boards/${board}/live`, { protocols: ['tandem.v1'] });
    let n = 0;
    c.join = async () => {
      await c.opened;
      let stories = 0;
      const ready = until(c, (buf) => {
        if (buf[0] === 1 || buf.includes('"t":"snapshot"')) {
          stories += thin ? 0 : read(buf).entities.filter((e) => e.kind === 'story').length;
          return false;
        }
        return buf.includes('"t":"live"');
      });
      c.ws.send(frame({ t: 'hello', v: 1, build: 'bench', client: randomBytes(16).toString('hex'), ticket }));
      await ready;
      c.aux = (buf) => {
        if (buf.length > 200 || !buf.includes('"t":"beat"')) return false;
        c.ws.send(frame({ t: 'beat', version: 0 }));
        return true;
      };
      return thin ? -1 : stories;
    };
    c.edit = (card, patch) => {
      const title = patch.title ?? patch.pos;
      c.ws.send(frame({ t: 'ops', list: [{ n: ++n, op: { type: 'setStoryTitle', id: ulid(Number(card.slice(1))), title } }] }));
    };
    return c;
  },
};
