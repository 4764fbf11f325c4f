import { callout } from './callout.ts';
import { channel } from './channel.ts';
import type { Component } from './component.ts';
import { cause, fix, symptom } from './diagnosis.ts';
import { fact } from './fact.ts';
import { figure } from './figure.ts';
import { choice, diagnosis } from './guided-diagnosis.ts';
import { steps } from './steps.ts';
import { tab, tabs } from './tabs.ts';
import { term } from './term.ts';

/** Components in scope in every article, by the name a writer uses. */
export const components = table<Component>({
  Callout: callout,
  Cause: cause,
  Channel: channel,
  Choice: choice,
  Diagnosis: diagnosis,
  Fact: fact,
  Figure: figure,
  Fix: fix,
  Steps: steps,
  Symptom: symptom,
  Tab: tab,
  Tabs: tabs,
  Term: term,
});

/** HTML elements a writer may use, with their attributes: those that cannot run, load or restyle anything. */
export const htmlElements = table<readonly string[]>({
  abbr: ['title'],
  br: [],
  del: [],
  details: ['open'],
  ins: [],
  kbd: [],
  mark: [],
  sub: [],
  summary: [],
  sup: [],
});

/** Inherits nothing: `<constructor>` is a name that a writer can write, and not one of ours. */
function table<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), entries);
}
