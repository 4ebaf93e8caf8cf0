// Lets frontend-maven-plugin use the Node that runs this script: the plugin only starts
// <installDirectory>/node/node and <installDirectory>/node/node_modules/npm/bin/npm-cli.js.
// Prints the version on success. Exits non-zero (and the plugin downloads its own Node)
// when this Node is too old for Vite or has no npm beside it.
import { copyFileSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24)) process.exit(3);

const bin = dirname(process.execPath);
const npm = [
  join(bin, 'node_modules', 'npm'), // Windows
  join(bin, '..', 'lib', 'node_modules', 'npm'), // archives, nvm, fnm, Homebrew, NodeSource
  join(dirname(realpathSync(process.execPath)), '..', 'lib', 'node_modules', 'npm'),
].find((d) => existsSync(join(d, 'bin', 'npm-cli.js')));
if (!npm) process.exit(4);

const home = process.argv[2];
rmSync(home, { recursive: true, force: true });
const stubs = join(home, 'node_modules', 'npm', 'bin');
mkdirSync(stubs, { recursive: true });
if (process.platform === 'win32') copyFileSync(process.execPath, join(home, 'node.exe'));
else symlinkSync(process.execPath, join(home, 'node'));
// Stubs, not a link to the directory: nothing can ever write or delete through them.
for (const cli of ['npm-cli.js', 'npx-cli.js'])
  writeFileSync(join(stubs, cli), `require(${JSON.stringify(join(npm, 'bin', cli))});\n`);
console.log(process.version);
