import { getTranslation, type I18nClient } from '@payloadcms/translations'
import type { AdminViewServerPropsOnly, CollectionSlug } from 'payload'

import { text, type Text } from '../../../vocabulary/text.js'
import { inLanguage } from '../../inLanguage.js'
import { AuditAlarm } from './AuditAlarm.js'
import { findTasks, type Found } from './findTasks.js'
import type { Note } from './tasks.js'
import { When } from './When.js'
import { rightsOf } from './rightsOf.js'

type Props = Pick<AdminViewServerPropsOnly, 'i18n' | 'payload' | 'user'>

/** What waits for whoever signed in, on the home page. */
export const NeedsSomebody = async ({ i18n, payload, user }: Props) => {
  if (!user) return null
  const say = (words: Text) => inLanguage(words, i18n.language)
  const rights = await rightsOf(payload, user)
  const found = await findTasks(payload, user)
  const nameOf = (slug: string) =>
    getTranslation(payload.collections[slug as CollectionSlug].config.labels.singular, i18n as unknown as I18nClient)
  return (
    <section className="dashiji-tasks" aria-labelledby="dashiji-tasks">
      <h2 id="dashiji-tasks">{say(text('待办', 'To do'))}</h2>
      {rights.has('audit.read') && <AuditAlarm say={say} />}
      {found.length === 0 && <p>{say(text('现在没有等您处理的内容。', 'Nothing waits for you now.'))}</p>}
      {found.map((one) => (
        <Entries key={one.task.key} found={one} say={say} nameOf={nameOf} />
      ))}
    </section>
  )
}

const NoteWords = ({ note, say }: { note: Note | undefined; say: (words: Text) => string }) =>
  note ? (
    <p>
      {note.at && <When at={note.at} />} {say(note.words)}
    </p>
  ) : null

const shown = 10

function Entries({
  found: { task, entries },
  say,
  nameOf,
}: {
  found: Found
  say: (words: Text) => string
  nameOf: (slug: string) => string
}) {
  const rest = entries.length - shown
  return (
    <div className={task.isGrave ? 'dashiji-task dashiji-task--grave' : 'dashiji-task'}>
      <h3>{say(text(`${task.title.zh}（${entries.length}）`, `${task.title.en} (${entries.length})`))}</h3>
      <ul>
        {entries.slice(0, shown).map(({ record, title }) => (
          <li key={record.document}>
            <a href={`/admin/collections/${record.collection}/${record.document}`}>
              {title || say(text('（无标题）', '(untitled)'))}
            </a>{' '}
            <span className="dashiji-help">{nameOf(record.collection)}</span>
            <NoteWords note={task.note?.(record)} say={say} />
          </li>
        ))}
      </ul>
      {rest > 0 && task.state && (
        <p>
          {say(text(`还有 ${rest} 篇：`, `${rest} more: `))}
          {[...new Set(entries.map(({ record }) => record.collection))].map((slug) => (
            <a key={slug} href={`/admin/collections/${slug}?where[or][0][and][0][workflowState][equals]=${task.state}`}>
              {say(text(`全部${nameOf(slug)}`, `all of ${nameOf(slug)}`))}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}
