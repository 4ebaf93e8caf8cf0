import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import InlineText from './InlineText.vue';

function show(more: object = {}) {
  return mount(InlineText, { props: { value: 'Refunds', label: 'Title', ...more }, attachTo: document.body });
}

test('Enter saves, tidied, and gives the focus back', async () => {
  const text = show();
  await text.find('button').trigger('click');
  await text.find('input').setValue('  Refunds   for all ');
  await text.find('input').trigger('keydown', { key: 'Enter' });
  expect(text.emitted('save')).toEqual([['Refunds for all']]);
  expect(text.emitted('editing')).toEqual([[true], [false]]);
  expect(document.activeElement).toBe(text.find('button').element);
});

test('Esc gives the old text back', async () => {
  const text = show();
  await text.find('button').trigger('click');
  await text.find('input').setValue('Other');
  await text.find('input').trigger('keydown', { key: 'Escape' });
  expect(text.emitted('save')).toBeUndefined();
  expect(text.find('button').text()).toBe('Refunds');
});

test('leaving saves once', async () => {
  const text = show();
  await text.find('button').trigger('click');
  await text.find('input').setValue('Other');
  await text.find('input').trigger('blur');
  expect(text.emitted('save')).toEqual([['Other']]);
});

test('an empty text is not saved, unless it may be cleared', async () => {
  for (const clearable of [false, true]) {
    const text = show({ clearable });
    await text.find('button').trigger('click');
    await text.find('input').setValue(' ');
    await text.find('input').trigger('keydown', { key: 'Enter' });
    expect(text.emitted('save')).toEqual(clearable ? [['']] : undefined);
  }
});

test('is plain text for who may not edit', () => {
  const text = show({ editable: false });
  expect(text.find('button').exists()).toBe(false);
  expect(text.text()).toBe('Refunds');
});
