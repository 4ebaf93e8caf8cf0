// Lists direct dependencies behind the newest patch release of their version: `node scripts/patches.mjs`. Asks the registry.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { dependencies = {}, devDependencies = {} } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url)),
);
const number = (version) => Number(version.split('.')[2]);

async function newestPatch(name, version) {
  const { stdout } = await run('npm', ['view', `${name}@~${version}`, 'version', '--json'], { timeout: 30_000 });
  const found = [JSON.parse(stdout)].flat().filter((each) => /^\d+\.\d+\.\d+$/.test(each));
  return found.sort((a, b) => number(b) - number(a))[0] ?? version;
}

const all = Object.entries({ ...dependencies, ...devDependencies });
const newest = await Promise.all(all.map(([name, version]) => newestPatch(name, version)));
all.forEach(([name, version], i) => newest[i] !== version && console.log(`  ${name} ${version} -> ${newest[i]}`));
