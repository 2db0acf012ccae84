import { useSyncExternalStore } from 'react';
import { KEY_PRESETS, keyPreset, type KeyPreset, type KeyPresetId } from './key-presets.ts';

let active: KeyPreset = KEY_PRESETS[0];
const listeners = new Set<() => void>();

/** The preset in force, for the dispatcher. Components ask `useKeyPreset`. */
export function activeKeyPreset(): KeyPreset {
  return active;
}

/** Takes effect with the next key; every hint on the screen changes at once. An unknown id gives the default. */
export function setKeyPreset(id: KeyPresetId | (string & {})): void {
  const next = keyPreset(id);
  if (next === active) return;
  active = next;
  for (const listener of listeners) listener();
}

/** The preset in force, again whenever it changes. */
export function useKeyPreset(): KeyPreset {
  return useSyncExternalStore(subscribe, activeKeyPreset);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
