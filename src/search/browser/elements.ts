/** Creates an element. Strings among the children become text, never HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<Omit<HTMLElementTagNameMap[Name], 'dataset'>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

/** Replaces the children of an element. Those that stay are not moved. `replaceChildren` is missing in old WebViews. */
export function setChildren(parent: Element, children: readonly (Node | string)[]): void {
  const nodes = children.map((child) => (typeof child === 'string' ? document.createTextNode(child) : child));
  for (const old of Array.from(parent.childNodes)) if (nodes.indexOf(old as Text) === -1) old.remove();
  for (const [index, node] of nodes.entries()) {
    // A node that is moved loses the focus, so the others move around the one that has it.
    if (node.parentNode === parent && node.contains(document.activeElement))
      for (let other = parent.childNodes[index]; other && other !== node; other = parent.childNodes[index]) parent.append(other);
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  }
}
