// @vitest-environment node
import 'fake-indexeddb/auto';
import { ChangeSet, Text } from '@codemirror/state';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Op } from '@/protocol/generated';
import { contentOf, FakeBoardServer } from '@/testing/FakeBoardServer';
import { sampleBoard } from '@/testing/sampleBoard';
import { fakeTime, keepingClient, kill, pass, until, type SyncClient } from '@/testing/syncClient';
import { SharedText } from './SharedText';

/** More of them: `HISTORIES=1000`; one: `FIRST=17 HISTORIES=1`. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 30);
const FIRST = Number(process.env['FIRST'] ?? 1);
const STEPS = 60;
const ID = 'story9.description';
const LINGER = 100;

beforeEach(fakeTime);
afterEach(() => void vi.useRealTimers());

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Somebody who writes: a document, and the page's own connection below it. */
class Writer {
  doc: Text;
  composing = false;
  readonly page: SyncClient;
  private readonly shared: SharedText;

  constructor(page: SyncClient) {
    this.page = page;
    const { sync } = page;
    this.doc = Text.of((sync.text(ID)?.value ?? '').split('\n'));
    const writer = {
      doc: () => this.doc,
      apply: (changes: ChangeSet) => void (this.doc = changes.apply(this.doc)),
      composing: () => this.composing,
    };
    this.shared = new SharedText(writer, {
      value: () => sync.text(ID)?.value ?? '',
      edit: (delta) => {
        const base = sync.text(ID)?.version ?? 0;
        void sync.dispatch([{ type: 'editText', id: ID, base, delta }], { linger: LINGER });
      },
    });
    sync.events.on('written', ({ id, delta }) => id === ID && this.shared.told(delta));
    sync.events.on('shown', () => this.shared.compare());
  }

  /** Puts a text in the place of some characters. */
  write(from: number, to: number, insert: string): void {
    const before = this.doc;
    const changes = ChangeSet.of({ from, to, insert: Text.of(insert.split('\n')) }, before.length);
    this.doc = changes.apply(before);
    this.shared.typed(changes, before);
  }

  /** The word that was put together is done. */
  composed(): void {
    this.composing = false;
    this.shared.show();
  }
}

/** All that is pending or was refused here, as the texts they would have put in. */
function drawerOf({ sync }: SyncClient): string {
  return JSON.stringify(sync.drawer.map(({ ops }) => ops));
}

const count = (text: string, letter: string) => text.split(letter).length - 1;

/** Three people write one text; the network and the server misbehave; pages die and come back. */
async function history(seed: number): Promise<void> {
  const next = numbers(seed);
  const chance = numbers(seed + 1_000_000);
  vi.spyOn(Math, 'random').mockImplementation(() => chance(1_000_000) / 1_000_000);
  const server = new FakeBoardServer(sampleBoard(10));
  server.recentEdits = next(2) ? 200 : 3;
  const members = ['m-ana', 'm-bo', 'm-chen'];
  const devices = members.map(() => new IDBFactory());
  const open = async (member: string) => {
    globalThis.indexedDB = devices[members.indexOf(member)]!;
    return new Writer(await keepingClient(server, member));
  };
  const writers: Writer[] = [];
  for (const member of members) writers.push(await open(member));
  await until(() => writers.every(({ page }) => page.sync.state === 'live'));

  // Every letter that is written is another one: so it can be found again.
  let letters = 0;
  const written = new Set<string>();
  const removed = new Set<string>();
  const fresh = () => String.fromCharCode(0x4e00 + letters++);
  const drawers: string[] = [];

  for (let step = 0; step < STEPS; step++) {
    const who = next(writers.length);
    const writer = writers[who]!;
    const length = writer.doc.length;
    const at = next(length + 1);
    switch (next(16)) {
      case 0:
        for (const letter of writer.doc.sliceString(at, at + 3)) removed.add(letter);
        writer.write(at, Math.min(length, at + 3), '');
        break;
      case 1:
        await pass(next(400));
        break;
      case 2:
        server.cut();
        break;
      case 3: {
        const trouble = (['away', 'mute', 'deaf', 'twice', 'busy', 'deflate', 'forgetful'] as const)[next(7)]!;
        server[trouble] = !server[trouble];
        break;
      }
      case 4:
        if (next(3)) break;
        await pass(20);
        drawers.push(drawerOf(writer.page));
        if (next(2)) await writer.page.sync.stop();
        else kill(writer.page);
        writers[who] = await open(members[who]!);
        break;
      case 5:
        if (writer.composing) writer.composed();
        else writer.composing = true;
        break;
      case 6:
        if (!next(4)) server.refuseNext = 'NO_RIGHT';
        break;
      default: {
        const word = Array.from({ length: 1 + next(3) }, fresh).join(next(8) ? '' : '\n');
        for (const letter of word) if (letter !== '\n') written.add(letter);
        writer.write(at, at, word);
      }
    }
    await pass(1 + next(30));
    for (const { doc, composing, page } of writers)
      if (!composing) expect(doc.toString(), `seed ${seed}, step ${step}`).toBe(page.sync.text(ID)?.value ?? '');
  }

  server.away = server.mute = server.deaf = server.busy = false;
  await pass(20_000); // whoever died is known to be gone
  for (const writer of writers) writer.composed();
  const rest = () => writers.every(({ page: { sync } }) => sync.state === 'live' && sync.pending.length === 0);
  await until(rest, `rest, seed ${seed}`);
  server.commit('m-dita', { type: 'setBoardTitle', id: sampleBoard(0)[0]!.id, title: 'End' } as Op);
  await until(() => writers.every(({ page }) => page.sync.version === server.version), 'the last version');
  await pass(100);

  const text = server.board.get('text', ID)?.value ?? '';
  for (const { page, doc } of writers) {
    expect(doc.toString(), `seed ${seed}`).toBe(text);
    expect(contentOf(page.sync.replica.view)).toEqual(server.content());
    drawers.push(drawerOf(page));
  }
  const kept = drawers.join();
  for (const letter of written) {
    if (removed.has(letter) || kept.includes(letter)) continue;
    expect(count(text, letter), `letter ${letter}, seed ${seed}`).toBe(1);
  }
  for (const writer of writers) await writer.page.sync.stop();
}

it('ends with one text everywhere, and every letter in it or in front of its author', async () => {
  for (let seed = FIRST; seed < FIRST + HISTORIES; seed++) await history(seed);
}, 600_000);
