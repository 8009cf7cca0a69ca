'use client'
import { FieldDescription, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'

import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { pickLanguage } from '../../vocabulary/pickLanguage.js'

/** Shows the report of an import as tables. Payload's JSON editor is no option: it is loaded from a CDN. */
export const ImportReport = ({ field, path }: JSONFieldClientProps) => {
  const { value } = useField<StoredReport | null>({ path })
  const { i18n } = useTranslation()
  const translate = (label: Bilingual) => pickLanguage(label, i18n.language)
  const { characters, notes = [], lines = [] } = value ?? {}

  return (
    <section className="field-type dashiji-report">
      <FieldLabel as="span" label={field.label} path={path} />
      <FieldDescription description={field.admin?.description} path={path} />
      {characters && (
        <p>
          {translate(
            bilingual(
              `共 ${characters.total} 个字符：采用 ${characters.used}，未采用 ${characters.dropped}，` +
                `空白 ${characters.blank}，未说明 ${characters.unaccounted}。`,
              `${characters.total} characters: ${characters.used} used, ${characters.dropped} left out, ` +
                `${characters.blank} blank, ${characters.unaccounted} not accounted for.`,
            ),
          )}
        </p>
      )}
      <table>
        <caption>{translate(bilingual('需要留意的地方', 'What to look at'))}</caption>
        <TableHead
          labels={[bilingual('行', 'Line'), bilingual('原文', 'Text'), bilingual('说明', 'Note')].map(translate)}
        />
        <tbody>
          {notes.map((note, index) => (
            <ReportRow key={index} line={note.line} excerpt={note.text} explanation={translate(note)} />
          ))}
        </tbody>
      </table>
      <table>
        <caption>{translate(bilingual('逐行去向', 'Line by line'))}</caption>
        <TableHead
          labels={[bilingual('行', 'Line'), bilingual('原文', 'Text'), bilingual('去向', 'What became of it')].map(
            translate,
          )}
        />
        <tbody>
          {lines.flatMap(({ number, parts }) =>
            parts.map((part, index) => (
              <ReportRow
                key={`${number}-${index}`}
                line={number}
                excerpt={part.text}
                explanation={translate(describePart(part))}
              />
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

const TableHead = ({ labels }: { labels: string[] }) => (
  <thead>
    <tr>
      {labels.map((label) => (
        <th key={label} scope="col">
          {label}
        </th>
      ))}
    </tr>
  </thead>
)

const ReportRow = ({ line, excerpt, explanation }: { line: number; excerpt: string; explanation: string }) => (
  <tr>
    <td>{line}</td>
    <td>{excerpt}</td>
    <td>{explanation}</td>
  </tr>
)

/** Further uses are only counted: the year of a chronicle, for instance, is used in dozens of records. */
const maxNamedUses = 3

/** Describes what a part of a line was used for, or why it was left out. */
export function describePart({ fate, uses = [], zh = '', en = '' }: ReportPart): Bilingual {
  if (fate === 'dropped') return bilingual(`未采用：${zh}`, `Left out: ${en}`)
  if (fate === 'unaccounted') return bilingual('未说明', 'Not accounted for')
  const namedUses = uses.slice(0, maxNamedUses)
  const unnamedCount = uses.length - namedUses.length
  return bilingual(
    `用于 ${namedUses.join('、')}${unnamedCount > 0 ? ` 等 ${uses.length} 处` : ''}`,
    `Used in ${namedUses.join(', ')}${unnamedCount > 0 ? ` and ${unnamedCount} more` : ''}`,
  )
}

/** The parts of a stored import report that are shown. Reports of unfinished imports lack some of them. */
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
