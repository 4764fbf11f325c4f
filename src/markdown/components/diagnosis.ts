import { asFlow, type Component, element, text, titled } from './component.ts';

/** What the reader sees, why it happens, and how to fix it: the three parts of a troubleshooting article. */
export const symptom = part('symptom');
export const cause = part('cause');
export const fix = part('fix');

/** Names of the components that every troubleshooting article has. */
export const troubleshootingParts = ['Symptom', 'Cause', 'Fix'] as const;

function part(name: 'symptom' | 'cause' | 'fix'): Component {
  return {
    kind: 'flow',
    children: true,
    attributes: {},
    render: (_attributes, children, { strings }) =>
      element('div', { className: ['diagnosis', name] }, [
        element('p', { className: ['diagnosis-title'], role: 'heading' }, [text(strings[name])]),
        ...asFlow(children),
      ]),
    plain: (_attributes, content, { strings }) => titled(strings[name], content),
  };
}
