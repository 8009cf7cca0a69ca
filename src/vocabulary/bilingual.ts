/** A text for users in the two languages of the product, Chinese first. */
export type Bilingual = { readonly zh: string; readonly en: string }

/** One option of a select field: the stored value and its label. */
export type Option<V extends string = string> = { readonly value: V; readonly label: Bilingual }

/** Makes a text for users; a missing language is a type error. */
export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en })

/** Makes the options of a select field from `value: [zh, en]`, in the order written. */
export function options<V extends string>(labels: Record<V, readonly [zh: string, en: string]>): Option<V>[] {
  return (Object.entries(labels) as [V, readonly [string, string]][]).map(([value, [zh, en]]) => ({
    value,
    label: { zh, en },
  }))
}
