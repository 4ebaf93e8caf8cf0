import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Where the server serves the page's documents. */
const DOCUMENTS: Readonly<Record<string, string>> = { 'index.html': '/', 'wall.html': '/wall' };

/** Tells the service worker which files the page is made of. Fonts and such are kept when they are first used. */
export function serviceWorkerFiles(): Plugin {
  return {
    name: 'tandem:service-worker-files',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('The build has no sw.js.');
        const files = Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name) && name !== 'sw.js');
        const paths = files.map((name) => DOCUMENTS[name] ?? `/${name}`).sort();
        const contents = files.sort().map((name) => {
          const file = bundle[name]!;
          return `${name}\n${file.type === 'chunk' ? file.code : String(file.source)}`;
        });
        const version = createHash('sha256').update(contents.join('\n')).digest('hex').slice(0, 16);
        const head = `const FILES=${JSON.stringify(paths)},VERSION=${JSON.stringify(version)};`;
        worker.code = `${head}\n${worker.code}`;
      },
    },
  };
}
