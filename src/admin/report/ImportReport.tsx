'use client'

import { FieldDescription, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'

import { text, type Text } from '../../vocabulary/text.js'
import { inLanguage } from '../inLanguage.js'
import { partFate } from './partFate.js'
import type { StoredReport } from './storedReport.js'

/** The report of an import as tables to read; Payload's own editor of JSON is fetched from a host outside. */
export const ImportReport = ({ field, path }: JSONFieldClientProps) => {
  const { value } = useField<StoredReport | null>({ path })
  const { i18n } = useTranslation()
  const say = (words: Text) => inLanguage(words, i18n.language)
  const { characters, notes = [], lines = [] } = value ?? {}

  return (
    <section className="field-type dashiji-report">
      <FieldLabel as="span" label={field.label} path={path} />
      <FieldDescription description={field.admin?.description} path={path} />
      {characters && (
        <p>
          {say(
            text(
              `共 ${characters.total} 个字符：采用 ${characters.used}，未采用 ${characters.dropped}，空白 ${characters.blank}，未说明 ${characters.unaccounted}。`,
              `${characters.total} characters: ${characters.used} used, ${characters.dropped} left out, ${characters.blank} blank, ${characters.unaccounted} not accounted for.`,
            ),
          )}
        </p>
      )}
      <table>
        <caption>{say(text('需要留意的地方', 'What to look at'))}</caption>
        <Head labels={[text('行', 'Line'), text('原文', 'Text'), text('说明', 'Note')].map(say)} />
        <tbody>
          {notes.map((note, index) => (
            <Row key={index} line={note.line} words={note.text} saying={say(note)} />
          ))}
        </tbody>
      </table>
      <table>
        <caption>{say(text('逐行去向', 'Line by line'))}</caption>
        <Head labels={[text('行', 'Line'), text('原文', 'Text'), text('去向', 'What became of it')].map(say)} />
        <tbody>
          {lines.flatMap(({ number, parts }) =>
            parts.map((part, index) => (
              <Row key={`${number}-${index}`} line={number} words={part.text} saying={say(partFate(part))} />
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

const Head = ({ labels }: { labels: string[] }) => (
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

const Row = ({ line, words, saying }: { line: number; words: string; saying: string }) => (
  <tr>
    <td>{line}</td>
    <td>{words}</td>
    <td>{saying}</td>
  </tr>
)
