// Lists direct dependencies behind the newest patch release of their version: `node scripts/patches.mjs`. Asks the registry.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { dependencies = {}, devDependencies = {} } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url)),
);
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/?$/, '/');
const parts = (version) => version.split('.').map(Number);

async function newestPatch(name, version) {
  const answer = await fetch(registry + name.replace('/', '%2f'), { signal: AbortSignal.timeout(60_000) });
  const { versions } = await answer.json();
  const [major, minor, patch] = parts(version);
  const patches = Object.keys(versions)
    .filter((each) => /^\d+\.\d+\.\d+$/.test(each))
    .map(parts)
    .filter((each) => each[0] === major && each[1] === minor)
    .map((each) => each[2]);
  return `${major}.${minor}.${Math.max(patch, ...patches)}`;
}

const all = Object.entries({ ...dependencies, ...devDependencies });
const newest = await Promise.all(all.map(([name, version]) => newestPatch(name, version)));
all.forEach(([name, version], i) => newest[i] !== version && console.log(`  ${name} ${version} -> ${newest[i]}`));
