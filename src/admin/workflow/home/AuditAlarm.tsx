import { text, type Text } from '../../../vocabulary/text.js'

/** Where the server says that its chain of audit events does not verify; this part only shows it. */
const place = Symbol.for('dashiji.auditBroken')

type Broken = { readonly sequence: number }

/** Says that the audit was tampered with, and where. */
export function AuditAlarm({ say }: { say: (words: Text) => string }) {
  const broken = (globalThis as { [place]?: Broken })[place]
  if (!broken) return null
  return (
    <div className="dashiji-task dashiji-task--grave">
      <h3>{say(text('流转记录校验不符', 'The audit trail does not verify'))}</h3>
      <p>
        {say(
          text(
            `从第 ${broken.sequence} 条起不可信，原因见服务器启动时的输出。请立即告知负责系统的人，并保留数据库与备份。`,
            `From event ${broken.sequence} on it cannot be trusted; the server said why when it started. Tell whoever runs it now, and keep the database and its backups.`,
          ),
        )}
      </p>
    </div>
  )
}
