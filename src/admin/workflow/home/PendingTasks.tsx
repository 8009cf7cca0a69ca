import { getTranslation } from '@payloadcms/translations'
import type { AdminViewServerPropsOnly } from 'payload'

import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import type { GovernedSlug } from '../../../vocabulary/slugs.js'
import { pickLanguage } from '../../../vocabulary/pickLanguage.js'
import { adminServicesOf } from '../../AdminServices.js'
import { LocalTime } from './LocalTime.js'
import { findTasks, type TaskGroup } from './findTasks.js'
import type { Note } from './tasks.js'

type Props = Pick<AdminViewServerPropsOnly, 'i18n' | 'payload' | 'user'>

/** The tasks of the user, on the dashboard. */
export const PendingTasks = async ({ i18n, payload, user }: Props) => {
  if (!user) return null
  const translate = (label: Bilingual) => pickLanguage(label, i18n.language)
  const services = adminServicesOf(payload)
  const permissions = await services.permissionsOf(payload, user)
  const groups = await findTasks(payload, user, permissions)
  const chainBreak = permissions.has('audit.read') ? services.auditChainBreak() : undefined
  const mediaFaults =
    permissions.has('media.edit') || permissions.has('audit.read') ? services.countMediaFaults() : undefined
  const nameOf = (slug: GovernedSlug) => getTranslation(payload.collections[slug].config.labels.singular, i18n)
  return (
    <section className="dashiji-tasks" aria-labelledby="dashiji-tasks">
      <h2 id="dashiji-tasks">{translate(bilingual('待办', 'To do'))}</h2>
      {chainBreak && <AuditAlarm sequence={chainBreak.sequence} translate={translate} />}
      {mediaFaults && <MediaAlarm {...mediaFaults} translate={translate} />}
      {groups.length === 0 && <p>{translate(bilingual('现在没有等您处理的内容。', 'Nothing waits for you now.'))}</p>}
      {groups.map((group) => (
        <TaskGroupSection key={group.task.key} group={group} translate={translate} nameOf={nameOf} />
      ))}
    </section>
  )
}

const NoteText = ({ note, translate }: { note: Note | undefined; translate: (label: Bilingual) => string }) =>
  note ? (
    <p>
      {note.at && <LocalTime at={note.at} />} {translate(note.message)}
    </p>
  ) : null

function TaskGroupSection({
  group: { task, entries, total, collections },
  translate,
  nameOf,
}: {
  group: TaskGroup
  translate: (label: Bilingual) => string
  nameOf: (slug: GovernedSlug) => string
}) {
  const rest = total - entries.length
  return (
    <div className={task.isUrgent ? 'dashiji-task dashiji-task--grave' : 'dashiji-task'}>
      <h3>{translate(bilingual(`${task.title.zh}（${total}）`, `${task.title.en} (${total})`))}</h3>
      <ul>
        {entries.map(({ record, title }) => (
          <li key={record.document}>
            <a href={`/admin/collections/${record.collection}/${record.document}`}>
              {title || translate(bilingual('（无标题）', '(untitled)'))}
            </a>{' '}
            <span className="dashiji-help">{nameOf(record.collection)}</span>
            <NoteText note={task.note?.(record)} translate={translate} />
          </li>
        ))}
      </ul>
      {rest > 0 && task.state && (
        <p>
          {translate(bilingual(`还有 ${rest} 篇：`, `${rest} more: `))}
          {collections.map((slug) => (
            <a key={slug} href={`/admin/collections/${slug}?where[or][0][and][0][workflowState][equals]=${task.state}`}>
              {translate(bilingual(`全部${nameOf(slug)}`, `all of ${nameOf(slug)}`))}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}

/** Warns that image files are missing or were changed in the media folder. */
function MediaAlarm({
  missing,
  changed,
  translate,
}: {
  missing: number
  changed: number
  translate: (label: Bilingual) => string
}) {
  if (missing + changed === 0) return null
  return (
    <div className="dashiji-task dashiji-task--grave">
      <h3>{translate(bilingual('图片文件有问题', 'Files of images need attention'))}</h3>
      <p>
        {missing > 0 && translate(bilingual(`${missing} 张图片缺少文件。`, `Files of ${missing} images are missing. `))}
        {changed > 0 &&
          translate(
            bilingual(
              `${changed} 张图片的文件在流程之外被改动，已停止提供。`,
              `The files of ${changed} images were changed past the workflow and are not served. `,
            ),
          )}
        {translate(
          bilingual(
            '流转记录写有是哪些图片（media.fileMissing、media.fileChanged）。请从备份恢复文件，或重新上传。',
            'The audit trail names them (media.fileMissing, media.fileChanged). Restore the files from a backup, or upload them again.',
          ),
        )}
      </p>
    </div>
  )
}

/** Warns that the audit chain was tampered with, and from which event on. */
function AuditAlarm({ sequence, translate }: { sequence: number; translate: (label: Bilingual) => string }) {
  return (
    <div className="dashiji-task dashiji-task--grave">
      <h3>{translate(bilingual('流转记录校验不符', 'The audit trail does not verify'))}</h3>
      <p>
        {translate(
          bilingual(
            `从第 ${sequence} 条起不可信，原因见服务器启动时的输出。请立即告知负责系统的人，并保留数据库与备份。`,
            `From event ${sequence} on it cannot be trusted; the server printed the reason when it started. ` +
              'Tell the person who runs it now, and keep the database and its backups.',
          ),
        )}
      </p>
    </div>
  )
}
