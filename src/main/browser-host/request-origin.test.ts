import { describe, expect, it } from 'vitest';
import { comesFromUs } from './request-origin.ts';

const page = { host: '127.0.0.1:4000', origin: undefined, fetchSite: undefined, fetchMode: undefined };

describe('comesFromUs', () => {
  it.each([
    ['a script without a browser', page],
    ['our own page', { ...page, origin: 'http://127.0.0.1:4000', fetchSite: 'same-origin' }],
    [
      'our own page by the name localhost',
      { ...page, host: 'localhost:4000', origin: 'http://localhost:4000' },
    ],
    ['an address typed by hand', { ...page, fetchSite: 'none', fetchMode: 'navigate' }],
    ['a link followed from a mail', { ...page, fetchSite: 'cross-site', fetchMode: 'navigate' }],
  ])('lets %s in', (_who, request) => {
    expect(comesFromUs(request, 4000)).toBe(true);
  });

  it.each([
    ['DNS rebinding', { ...page, host: 'evil.example:4000' }],
    ['DNS rebinding with our name in front', { ...page, host: '127.0.0.1.evil.example:4000' }],
    ['another port in the Host', { ...page, host: '127.0.0.1:4001' }],
    ['no Host', { ...page, host: undefined }],
    ['a form posted by another site', { ...page, origin: 'https://evil.example' }],
    ['a page on another port of this computer', { ...page, origin: 'http://127.0.0.1:8080' }],
    ['localhost claiming 127.0.0.1', { ...page, origin: 'http://localhost:4000' }],
    ['a sandboxed frame', { ...page, origin: 'null' }],
    ['a picture asked by another site', { ...page, fetchSite: 'cross-site', fetchMode: 'no-cors' }],
    ['a script asked by another port', { ...page, fetchSite: 'same-site', fetchMode: 'no-cors' }],
    [
      'a form of another site that navigates',
      { ...page, origin: 'https://evil.example', fetchSite: 'cross-site', fetchMode: 'navigate' },
    ],
  ])('keeps out %s', (_attack, request) => {
    expect(comesFromUs(request, 4000)).toBe(false);
  });
});
