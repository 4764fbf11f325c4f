import { callout } from './callout.ts';
import { channel } from './channel.ts';
import type { Component } from './component.ts';
import { cause, fix, symptom } from './diagnosis.ts';
import { fact } from './fact.ts';
import { figure } from './figure.ts';
import { choice, diagnosis } from './guided-diagnosis.ts';
import { kbd } from './kbd.ts';
import { nullPrototype } from './null-prototype.ts';
import { path } from './path.ts';
import { mark, screenshot } from './screenshot.ts';
import { steps } from './steps.ts';
import { tab, tabs } from './tabs.ts';
import { term } from './term.ts';
import { video } from './video.ts';

/** The components that every article may use, by the name a writer gives them. */
export const components = nullPrototype<Component>({
  Callout: callout,
  Cause: cause,
  Channel: channel,
  Choice: choice,
  Diagnosis: diagnosis,
  Fact: fact,
  Figure: figure,
  Fix: fix,
  Kbd: kbd,
  Mark: mark,
  Path: path,
  Screenshot: screenshot,
  Steps: steps,
  Symptom: symptom,
  Tab: tab,
  Tabs: tabs,
  Term: term,
  Video: video,
});
