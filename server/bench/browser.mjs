// What the page costs in a real Chromium: main-thread time of a change from received to painted, frames while scrolling and
// dragging, heap over time: node server/bench/browser.mjs [--stories=1000,5000] [--secs=10] [--minutes=0] [--warm=40]
// Needs the jar (TANDEM_JAR), a browser (CHROMIUM, else /usr/bin/chromium) and, once,
// npm install --no-save --prefix server/bench playwright-core@1.62
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const options = Object.fromEntries(process.argv.slice(2).map((arg) => arg.slice(2).split('=')));
const secs = Number(options.secs ?? 10);
const minutes = Number(options.minutes ?? 0);
const TOKEN = 'bench';
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const story = (index) => '01J' + String(index).padStart(23, '0');
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

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

async function makeBoard(url, stories) {
  const { board } = await call(url, '/api/boards', { name: 'Speed' });
  const client = 'a'.repeat(32);
  for (let from = 0; from < stories; from += 100) {
    const list = Array.from({ length: Math.min(100, stories - from) }, (_, i) => ({
      n: from + i + 1,
      op: { type: 'createStory', id: story(from + i), title: `Story ${from + i} that somebody wrote`, ...(from + i ? { after: story(from + i - 1) } : {}) },
    }));
    await call(url, `/api/boards/${board}/ops`, { client, list });
  }
  return board;
}

/**
 * Edits 50 times a second until told to stop: titles and points in turn, near the top of the list where they are seen. Each of the two
 * clients waits for its answer: an edit that comes before the one it follows is put off, and with it all that come later.
 */
function edit(url, board, stories) {
  let going = true;
  const start = performance.now();
  const write = async (client, first, opOf) => {
    for (let n = 1; going; n++) {
      const turn = 2 * (n - 1) + first;
      await sleep(Math.max(0, start + turn * 20 - performance.now()));
      const op = opOf(turn, story((turn * 7) % Math.min(stories, 40)));
      const { list } = await call(url, `/api/boards/${board}/ops`, { client, list: [{ n, op }] });
      if (list[0].state !== 'committed') throw new Error(`edit ${n}: ${JSON.stringify(list[0])}`);
    }
  };
  const done = Promise.all([
    write('b'.repeat(32), 0, (turn, id) => ({ type: 'setStoryTitle', id, title: `Changed ${turn}` })),
    write('c'.repeat(32), 1, (turn, id) => ({ type: 'setStoryPoints', id, points: turn % 13 })),
  ]);
  return async () => {
    going = false;
    await done;
  };
}

/** Edits a board of its own for so many s: a server runs for days, its compilers take a whole CPU of a fresh one. */
async function warm(url, secs) {
  const board = await makeBoard(url, 100);
  const end = performance.now() + secs * 1000;
  for (let n = 1; performance.now() < end; n++) {
    const op = { type: 'setStoryTitle', id: story(n % 100), title: `Warm ${n}` };
    await call(url, `/api/boards/${board}/ops`, { client: 'd'.repeat(32), list: [{ n, op }] });
  }
}

const MARK = 'changes received';

/** Runs in the page before anything else: a mark in the trace when a message with changes comes in, ahead of the page's own listener. */
function markChanges(mark) {
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const head = data instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(data, 0, Math.min(20, data.byteLength))) : '';
        if (head.includes('"changes"')) console.timeStamp(mark);
      });
    }
  };
}

/** Main-thread time of each message of the socket up to the end of the frame that painted it, waiting left out. */
function costs(events) {
  const main = events.find((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain' && tasks(events, event).length > 100);
  const mine = events.filter((event) => event.tid === main.tid && event.pid === main.pid && event.ph === 'X');
  // One task is written as two events, one within the other: the outer one counts.
  const top = mine.filter((event) => event.name === 'RunTask').sort((a, b) => a.ts - b.ts);
  const received = events.filter(
    (event) => event.name === 'TimeStamp' && JSON.stringify(event.args).includes(MARK) && event.tid === main.tid && event.pid === main.pid,
  );
  const within = (task, event) => event.ts >= task.ts && event.ts <= task.ts + task.dur;
  const paints = new Set(top.filter((task) => mine.some((event) => event.name === 'Paint' && within(task, event))).map((task) => task.ts));
  const result = [];
  for (const event of received) {
    const first = top.findIndex((task) => within(task, event));
    if (first < 0) continue;
    let busy = 0;
    for (let i = first; i < top.length && top[i].ts - event.ts < 200_000; i++) {
      busy += top[i].dur / 1000;
      if (paints.has(top[i].ts)) {
        result.push(busy);
        break;
      }
    }
  }
  return result.sort((a, b) => a - b);
}
const tasks = (events, thread) => events.filter((event) => event.tid === thread.tid && event.pid === thread.pid && event.ph === 'X');

async function trace(browser, page, work) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  return events;
}

/** Share of frames that came later than a frame and a half after the one before, while something goes on. */
async function lateFrames(page, work) {
  await page.evaluate(() => {
    window.frames_ = [];
    const tick = (now) => {
      window.frames_.push(now);
      window.frameRequest_ = requestAnimationFrame(tick);
    };
    window.frameRequest_ = requestAnimationFrame(tick);
  });
  await work();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.frameRequest_);
    return window.frames_;
  });
  const gaps = frames.slice(1).map((frame, i) => frame - frames[i]);
  return { frames: gaps.length, late: gaps.filter((gap) => gap > 25).length / gaps.length, worst: Math.max(...gaps) };
}

async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1048576;
}

const folder = mkdtempSync(path.join(tmpdir(), 'tandem-browser-'));
const { server, url } = await startServer(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const percent = (share) => `${(share * 100).toFixed(1)}%`;
try {
  await warm(url, Number(options.warm ?? 40));
  for (const stories of (options.stories ?? '1000,5000').split(',').map(Number)) {
    const board = await makeBoard(url, stories);
    const invite = await call(url, `/api/boards/${board}/invites`, { hats: ['po'] });
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.addInitScript(markChanges, MARK);
    await page.goto(invite.url);
    await page.getByRole('textbox').first().fill('Ana');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/b\//);
    await page.goto(`${url}/b/${board}/backlog`);
    await page.getByText('Story 3 that').first().waitFor();
    await sleep(2000);
    const stop = edit(url, board, stories);
    await sleep(3000);
    const first = await heap(page);

    const changes = costs(await trace(browser, page, () => sleep(secs * 1000)));
    const idle = await lateFrames(page, () => sleep(secs * 1000));
    const scrolling = await lateFrames(page, async () => {
      await page.mouse.move(600, 500);
      for (const end = Date.now() + secs * 1000, turn = { n: 0 }; Date.now() < end; turn.n++) {
        await page.mouse.wheel(0, turn.n % 80 < 40 ? 120 : -120);
        await sleep(16);
      }
    });
    await page.mouse.wheel(0, -100_000);
    await sleep(500);
    const row = page.getByText(/^(Changed \d+|Story \d+ that somebody wrote)$/).nth(4);
    const box = await row.boundingBox();
    const dragging = await lateFrames(page, async () => {
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      for (const end = Date.now() + secs * 1000, turn = { n: 0 }; Date.now() < end; turn.n++) {
        await page.mouse.move(box.x + 20, box.y + 20 + 150 * Math.abs(Math.sin(turn.n / 30)));
        await sleep(16);
      }
      await page.keyboard.press('Escape');
      await page.mouse.up();
    });
    console.log(
      `${stories} stories: a change received to painted p50 ${at(changes, 0.5).toFixed(1)} ms, p95 ${at(changes, 0.95).toFixed(1)} ms of main thread (${changes.length});`,
      `late frames with 50 edits/s: resting ${percent(idle.late)}, scrolling ${percent(scrolling.late)} of ${scrolling.frames}, dragging ${percent(dragging.late)} of ${dragging.frames};`,
      `heap ${first.toFixed(1)} MiB, then ${(await heap(page)).toFixed(1)}`,
    );
    for (let minute = 1; minute <= minutes; minute++) {
      await sleep(60_000);
      console.log(`  after ${minute} more min: ${(await heap(page)).toFixed(1)} MiB`);
    }
    await stop();
    await page.context().close();
  }
} finally {
  await browser.close();
  server.kill();
  if (server.exitCode === null) await new Promise((gone) => server.once('exit', gone));
  rmSync(folder, { recursive: true, force: true });
}
