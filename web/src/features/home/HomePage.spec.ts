import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import HomePage from '@/features/home/HomePage.vue';

test('has one heading with the name of the product', () => {
  const headings = mount(HomePage).findAll('h1');
  expect(headings.map((heading) => heading.text())).toEqual(['Tandem']);
});
