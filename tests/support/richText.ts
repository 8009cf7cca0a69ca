/** A text node of Lexical's editor state. */
export const textNode = (text: string) =>
  ({ type: 'text', text, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }) as const

/** A node with children. */
export const blockNode = (type: string, children: object[], extra: object = {}) => ({
  type,
  children,
  direction: 'ltr' as const,
  format: '' as const,
  indent: 0,
  version: 1,
  ...extra,
})

/** A link to an address, as the editor makes one. */
export const linkNode = (url: string, text = '链接', type: 'link' | 'autolink' = 'link') =>
  blockNode(type, [textNode(text)], {
    ...(type === 'link' && { id: 'a'.repeat(24) }),
    fields: { url, linkType: 'custom', newTab: false },
    version: 3,
  })

/** The value of a rich text field. */
export const richText = (...children: object[]) => ({ root: blockNode('root', children) })

/** A rich text of one paragraph. */
export const paragraphOf = (...children: object[]) => richText(blockNode('paragraph', children, { textFormat: 0 }))
