import type { AdminViewServerPropsOnly } from 'payload'

import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'

type Props = Pick<AdminViewServerPropsOnly, 'i18n' | 'permissions' | 'user'>
type Step = {
  readonly collection: string
  readonly operation: 'create' | 'read'
  readonly path: string
  readonly label: Bilingual
}

const steps: readonly Step[] = [
  {
    collection: 'articles',
    operation: 'create',
    path: 'articles/create',
    label: bilingual('写一篇文章', 'Write an article'),
  },
  { collection: 'media', operation: 'create', path: 'media/create', label: bilingual('上传图片', 'Upload an image') },
  {
    collection: 'articles',
    operation: 'read',
    path: 'articles?sort=-updatedAt',
    label: bilingual('查看最近修改的文章', 'See the latest changed articles'),
  },
  { collection: 'users', operation: 'create', path: 'users/create', label: bilingual('添加用户', 'Add a user') },
]

const isPermitted = ({ permissions }: Props, { collection, operation }: Step): boolean =>
  Boolean(permissions?.collections?.[collection]?.[operation])

/** The heading of the dashboard, and links to what the user may do next. */
export const Welcome = (props: Props) => {
  const { i18n, user } = props
  const translate = (label: Bilingual) => pickLanguage(label, i18n.language)
  const name = String(user?.name ?? user?.email ?? '')
  return (
    <section className="dashiji-welcome" aria-labelledby="dashiji-welcome">
      <h1 id="dashiji-welcome">{translate(bilingual(`您好，${name}`, `Welcome, ${name}`))}</h1>
      <ul>
        {steps
          .filter((step) => isPermitted(props, step))
          .map(({ path, label }) => (
            <li key={path}>
              <a href={`/admin/collections/${path}`}>{translate(label)}</a>
            </li>
          ))}
      </ul>
    </section>
  )
}
