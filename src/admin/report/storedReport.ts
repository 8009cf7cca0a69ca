/** What the import keeps with a source document, as far as it is shown. A report that was never finished lacks some of it. */
export type StoredReport = {
  readonly characters?: {
    readonly total: number
    readonly used: number
    readonly dropped: number
    readonly blank: number
    readonly unaccounted: number
  }
  readonly notes?: readonly { readonly zh: string; readonly en: string; readonly text: string; readonly line: number }[]
  readonly lines?: readonly { readonly number: number; readonly parts: readonly ReportPart[] }[]
}

export type ReportPart = {
  readonly text: string
  readonly fate: 'used' | 'dropped' | 'unaccounted'
  readonly uses?: readonly string[]
  readonly zh?: string
  readonly en?: string
}
