/** A text a person sees, in both languages of the product: Chinese first. */
export type Bilingual = { readonly zh: string; readonly en: string }

/** One choice of a select field: the stored value and what a person reads. */
export type Option<V extends string = string> = { readonly value: V; readonly label: Bilingual }

/** Builds a text; exists so that a missing language is a type error and the call stays short. */
export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en })

/** Builds the options of a select field from `value: [zh, en]`, in the order written. */
export function options<V extends string>(labels: Record<V, readonly [zh: string, en: string]>): Option<V>[] {
  return (Object.entries(labels) as [V, readonly [string, string]][]).map(([value, [zh, en]]) => ({
    value,
    label: { zh, en },
  }))
}
