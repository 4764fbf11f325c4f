import type { Root } from 'hast';
import { type RenderContext, text } from '../components/component.ts';
import { visit } from '../visit.ts';

/** Replaces the check boxes of task lists, which readers cannot tick, with marks that screen readers announce. */
export function markTasks(tree: Root, { strings }: RenderContext): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'input') return;
    const isDone = node.properties['checked'] === true;
    node.tagName = 'span';
    node.properties = {
      className: ['task', isDone ? 'task-done' : 'task-open'],
      role: 'img',
      ariaLabel: isDone ? strings.taskDone : strings.taskOpen,
    };
    node.children = [text('')];
  });
}

export function markExternalLinks(tree: Root): void {
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties['href'] === 'string' && /^https?:/i.test(properties['href']))
      properties['rel'] = ['external', 'noopener'];
  });
}
