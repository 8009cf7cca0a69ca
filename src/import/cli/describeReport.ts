import type { ImportReport, ReportLine } from '../report.js'

const names: Readonly<Record<string, string>> = {
  articles: '文章 articles',
  activities: '活动 activities',
  honours: '荣誉 honours',
  people: '人物 people',
  organisations: '机构 organisations',
  topics: '主题 topics',
  media: '图片 images',
}
const fates: Readonly<Record<ReportLine['fate'], string>> = {
  used: '已用 used',
  dropped: '略去 dropped',
  usedAndDropped: '部分略去 partly',
  blank: '空白 blank',
  unaccounted: '未说明 unaccounted',
}

/** The few lines that say what a file brought. */
export function describeSummary({ records, characters }: ImportReport): string[] {
  const counts = Object.entries(records).map(([slug, count]) => `${names[slug] ?? slug} ${count}`)
  return [
    `  ${counts.join('，')}`,
    `  字符 characters ${characters.total}：已用 used ${characters.used}，略去 dropped ${characters.dropped}，空白 blank ${characters.blank}，未说明 unaccounted ${characters.unaccounted}`,
  ]
}

/** The whole report, line by line of the source, and what a person may want to look at. */
export function describeReport(report: ImportReport): string[] {
  const lines = report.lines
    .filter(({ fate }) => fate !== 'blank')
    .flatMap((line) => [
      `${String(line.number).padStart(5)} ${fates[line.fate]} ${shorten(line.text)}`,
      ...line.parts.map(
        (part) =>
          `        ${part.fate === 'used' ? `→ ${(part.uses ?? []).join(' ')}` : `× ${shorten(part.text)}：${part.zh ?? ''} ${part.en ?? ''}`}`,
      ),
    ])
  return [...lines, ...report.notes.map((note) => `      ! ${note.line}: ${note.zh} ${note.en}: ${shorten(note.text)}`)]
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
