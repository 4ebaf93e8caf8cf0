// F3, drag to answer: how long after a story that is held came to another place the preview is on the screen, in a real Chromium, on a board of
// 5,000 stories, 40 initiatives and 12 sprints of history: node server/bench/preview.mjs [--stories=5000] [--secs=20]
// Needs what browser.mjs needs: the jar (TANDEM_JAR), a browser (CHROMIUM) and playwright-core.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

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

const folder = mkdtempSync(path.join(tmpdir(), 'tandem-preview-'));
const { server, url } = await startServer(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const board = await makeBoard(url);
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
  const answers = (await page.evaluate(() => window.answers_)).slice(10);
  const figures = (field) => {
    const sorted = answers.map((answer) => answer[field]).sort((a, b) => a - b);
    return `p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms`;
  };
  const moving = answers.filter(({ marks }) => marks).length;
  console.log(`${stories} stories, ${SPRINTS} sprints: drag to answer shown ${figures('shown')}; answer received ${figures('wire')} (${answers.length} previews, ${moving} of them with marks that move)`);
} finally {
  await browser.close();
  server.kill();
  if (server.exitCode === null) await new Promise((gone) => server.once('exit', gone));
  rmSync(folder, { recursive: true, force: true });
}
