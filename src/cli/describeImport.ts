import type { ImportError } from '../import/ImportError.js'
import type { FileOutcome } from '../import/load/importFiles.js'
import type { PlannedFile } from '../import/planFile.js'
import type { ImportReport, ReportLine } from '../import/report.js'
import type { StoredFile } from '../import/runImport.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { workflowStates } from '../vocabulary/options.js'
import type { Language } from '../vocabulary/pickLanguage.js'

type Accepted = Extract<FileOutcome, { readonly file: PlannedFile }>

const collectionLabels: Readonly<Record<string, Bilingual>> = {
  articles: bilingual('文章', 'articles'),
  activities: bilingual('活动', 'activities'),
  honours: bilingual('荣誉', 'honours'),
  people: bilingual('人物', 'people'),
  organisations: bilingual('机构', 'organisations'),
  topics: bilingual('主题', 'topics'),
  media: bilingual('图片', 'images'),
}
const statusLabels: Readonly<Record<ReportLine['fate'], Bilingual>> = {
  used: bilingual('已用', 'used'),
  dropped: bilingual('略去', 'dropped'),
  usedAndDropped: bilingual('部分略去', 'partly'),
  blank: bilingual('空白', 'blank'),
  unaccounted: bilingual('未说明', 'unaccounted'),
}
const outcomeLabels = {
  planned: bilingual('试读，未写入', 'read only, nothing written'),
  imported: bilingual('已导入', 'imported'),
  alreadyImported: bilingual('此前已导入，未改动', 'imported before, nothing changed'),
} as const satisfies Record<'planned' | StoredFile['outcome'], Bilingual>
const comma = bilingual('，', ', ')
const colon = bilingual('：', ': ')

/** The line for a file that was refused: its path, why, and the code. */
export const describeRefusal = (path: string, { code, messages }: ImportError, language: Language): string =>
  oneLine(`${path}: ${messages[language]} (${code})`)

/** What is printed for a file that was planned or stored; of one that was not stored, the whole report. */
export const describeOutcome = ({ path, file: { report }, stored }: Accepted, language: Language): string =>
  [
    `${oneLine(path)}: ${outcomeLabels[stored?.outcome ?? 'planned'][language]}${stored ? ` (${stateLabel(stored.state, language)})` : ''}`,
    ...describeSummary(report, language),
    ...(stored ? [] : describeReport(report, language)),
  ].join('\n')

/** The same for programs: one line of JSON. */
export function outcomeToJson({ path, file: { filename, sha256, plan, report }, stored }: Accepted): string {
  const { dropped: _dropped, notes: _notes, format, ...records } = plan
  const outcome = stored ?? { outcome: 'planned' }
  return JSON.stringify({ path, filename, sha256, format, dryRun: !stored, ...outcome, records, report })
}

/** Summarises what was imported from a file: records by collection, and how its characters were used. */
function describeSummary({ records, characters }: ImportReport, language: Language): string[] {
  const counts = Object.entries(records).map(
    ([slug, count]) => `${collectionLabels[slug]?.[language] ?? slug} ${count}`,
  )
  const { total, used, dropped, blank, unaccounted } = characters
  return [
    `  ${counts.join(comma[language])}`,
    bilingual(
      `  字符 ${total}：已用 ${used}，略去 ${dropped}，空白 ${blank}，未说明 ${unaccounted}`,
      `  ${total} characters: ${used} used, ${dropped} dropped, ${blank} blank, ${unaccounted} unaccounted`,
    )[language],
  ]
}

/** The full report, line by line of the source, followed by the notes for the reader. */
function describeReport(report: ImportReport, language: Language): string[] {
  const lines = report.lines
    .filter(({ fate }) => fate !== 'blank')
    .flatMap((line) => [
      `${String(line.number).padStart(5)} ${statusLabels[line.fate][language]} ${truncate(line.text)}`,
      ...line.parts.map(({ fate, uses = [], text, ...reason }) =>
        fate === 'used'
          ? `        → ${uses.join(' ')}`
          : `        × ${truncate(text)}${colon[language]}${reason[language] ?? ''}`,
      ),
    ])
  return [
    ...lines,
    ...report.notes.map((note) => `      ! ${note.line}: ${note[language]}${colon[language]}${truncate(note.text)}`),
  ]
}

const stateLabel = (state: string, language: Language): string =>
  workflowStates.find(({ value }) => value === state)?.label[language] ?? state

const truncate = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** Names of files may hold line breaks and other characters that a terminal obeys; they are written as `\u000a`. */
const oneLine = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
