// F3, drag to answer: how long after a story that is held came to another place the preview is on the screen, in a real Chromium, on a board of
// 5,000 stories, 40 initiatives and 12 sprints of history: node server/bench/preview.mjs [--stories=5000] [--secs=20] [--page=no]
// --page=no asks by a bare socket, without a browser: what the server takes of it (Node 20: with --experimental-websocket).
// Needs what browser.mjs needs: the jar (TANDEM_JAR), a browser (CHROMIUM) and playwright-core.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const options = Object.fromEntries(process.argv.slice(2).map((arg) => arg.slice(2).split('=')));
const stories = Number(options.stories ?? 5000);
const secs = Number(options.secs ?? 20);
const INITIATIVES = 40;
const SPRINTS = 12;
const TOKEN = 'bench';
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
const id = (kind, index) => `01J${kind}` + String(index).padStart(22, '0');
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

async function startServer(folder) {
  const jar = process.env.TANDEM_JAR ?? path.resolve(import.meta.dirname, '../target/tandem.jar');
  const server = spawn('java', ['-jar', jar], {
    env: { ...process.env, TANDEM_PORT: '0', TANDEM_DATA: folder, TANDEM_OWNER_TOKEN: TOKEN, TANDEM_RATE_LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((ready) => {
    let said = '';
    server.stdout.on('data', (part) => {
      const found = /ready at (\S+)/.exec((said += part));
      if (found) ready(found[1]);
    });
  });
  return { server, url };
}

async function call(url, where, body) {
  const answer = await fetch(url + where, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${where}: ${await answer.text()}`);
  return answer.json();
}

async function makeBoard(url) {
  const { board } = await call(url, '/api/boards', { name: 'Previews' });
  // Initiatives of five stories each at the top, the rest is the last one's: what is moved there moves marks.
  const ops = [{ type: 'createLane', id: id('A', 0), title: 'Lane' }];
  for (let i = 0; i < INITIATIVES; i++) ops.push({ type: 'createInitiative', id: id('B', i), title: `Initiative ${i}`, lane: id('A', 0) });
  for (let i = 0; i < SPRINTS; i++) ops.push({ type: 'recordSprint', id: id('C', i), title: `Sprint ${i}`, delivered: 24 + ((i * 7) % 13), order: i });
  for (let i = 0; i < stories; i++) {
    ops.push({ type: 'createStory', id: id('D', i), title: `Story ${i} that somebody wrote`, ...(i ? { after: id('D', i - 1) } : {}) });
    ops.push({ type: 'setStoryPoints', id: id('D', i), points: [1, 2, 3, 5, 8][i % 5] });
    ops.push({ type: 'linkStory', id: id('D', i), initiative: id('B', Math.min(INITIATIVES - 1, Math.floor(i / 5))) });
  }
  for (let from = 0; from < ops.length; from += 100) {
    const list = ops.slice(from, from + 100).map((op, i) => ({ n: from + i + 1, op }));
    await call(url, `/api/boards/${board}/ops`, { client: 'a'.repeat(32), list });
  }
  return board;
}

/** Notes when a question is sent, and when the frame is over that shows its answer. */
function watchQuestions() {
  window.answers_ = [];
  const asked = new Map();
  const bytes = (data) => new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength);
  const read = (data) => {
    const all = bytes(data);
    if (all[0] !== 0) return {};
    const text = new TextDecoder().decode(all.subarray(1));
    return text.includes('"preview"') ? JSON.parse(text) : {};
  };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const message = read(data);
    if (message.t === 'preview') asked.set(message.q, performance.now());
    if (!this.watched_) {
      this.watched_ = true;
      this.addEventListener('message', ({ data: answer }) => {
        const { t, q, marks } = read(answer);
        if (t !== 'preview' || !asked.has(q)) return;
        const from = asked.get(q);
        const got = performance.now();
        const painted = new MessageChannel();
        painted.port1.onmessage = () => window.answers_.push({ wire: got - from, shown: performance.now() - from, marks: marks.length });
        requestAnimationFrame(() => painted.port2.postMessage(0));
      });
    }
    return send.call(this, data);
  };
}

const wait = (ms) => new Promise((over) => setTimeout(over, ms));

/** Drags a story in a real page, ten steps down and ten up again. */
async function inPage(url, board) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const invite = await call(url, `/api/boards/${board}/invites`, { hats: ['po'] });
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.addInitScript(watchQuestions);
    await page.goto(invite.url);
    await page.getByRole('textbox').first().fill('Ana');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/b\//);
    await page.goto(`${url}/b/${board}/backlog`);
    const row = page.locator('[role=row][data-row]').nth(2);
    await row.locator('.key').click();
    // Picked up by keyboard: from there on it is the same move as with a mouse, and a program can hold it as long as it likes.
    await page.keyboard.press(' ');
    for (let turn = 0, end = Date.now() + secs * 1000; Date.now() < end; turn++) {
      await page.keyboard.press(turn % 30 < 20 ? 'ArrowDown' : 'ArrowUp');
      await page.waitForTimeout(200);
    }
    await page.keyboard.press('Escape');
    return (await page.evaluate(() => window.answers_)).slice(10);
  } finally {
    await browser.close();
  }
}

/** Asks the same over a socket of its own, one question at a time. */
async function bySocket(url, board) {
  const { ticket } = await call(url, `/api/boards/${board}/tickets`, {});
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/boards/${board}/live`, 'tandem.v1');
  socket.binaryType = 'arraybuffer';
  const send = (message) => socket.send(Buffer.concat([Buffer.from([0]), Buffer.from(JSON.stringify(message))]));
  let heard = () => {};
  const hears = (t) => new Promise((found) => (heard = (message) => message.t === t && found(message)));
  socket.onmessage = ({ data }) => {
    const frame = Buffer.from(data);
    if (frame[0] === 0) heard(JSON.parse(frame.subarray(1)));
  };
  socket.onclose = ({ code, reason }) => {
    throw new Error(`closed: ${code} ${reason}`);
  };
  const live = hears('live');
  await new Promise((open) => (socket.onopen = open));
  send({ t: 'hello', v: 1, build: 'bench', client: '1'.padStart(32, '0'), ticket });
  await live;
  const answers = [];
  for (let q = 1, end = Date.now() + secs * 1000; Date.now() < end; q++) {
    const from = performance.now();
    const answer = hears('preview');
    send({ t: 'preview', q, ops: [{ type: 'moveStory', id: id('D', 3), after: id('D', 5 + (q % 200)) }] });
    const { marks } = await answer;
    answers.push({ wire: performance.now() - from, marks: marks.length });
    await wait(100);
  }
  socket.onclose = null;
  socket.close();
  return answers.slice(40);
}

const folder = mkdtempSync(path.join(tmpdir(), 'tandem-preview-'));
const { server, url } = await startServer(folder);
try {
  const board = await makeBoard(url);
  const answers = options.page === 'no' ? await bySocket(url, board) : await inPage(url, board);
  const figures = (field, of = answers) => {
    const sorted = of.map((answer) => answer[field]).sort((a, b) => a - b);
    return `p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms`;
  };
  const moving = answers.filter(({ marks }) => marks);
  const shown = options.page === 'no' ? '' : `drag to answer shown ${figures('shown')}, when marks move ${figures('shown', moving)}; `;
  console.log(`${stories} stories, ${SPRINTS} sprints: ${shown}answer received ${figures('wire')} (${answers.length} previews, ${moving.length} of them with marks that move)`);
} finally {
  server.kill();
  if (server.exitCode === null) await new Promise((gone) => server.once('exit', gone));
  rmSync(folder, { recursive: true, force: true });
}
