import type { AdminViewServerPropsOnly } from 'payload'

import { text, type Text } from '../vocabulary/text.js'
import { inLanguage } from './inLanguage.js'

type Props = Pick<AdminViewServerPropsOnly, 'i18n' | 'permissions' | 'user'>
type Step = {
  readonly collection: string
  readonly right: 'create' | 'read'
  readonly path: string
  readonly label: Text
}

const steps: readonly Step[] = [
  { collection: 'articles', right: 'create', path: 'articles/create', label: text('写一篇文章', 'Write an article') },
  { collection: 'media', right: 'create', path: 'media/create', label: text('上传图片', 'Upload an image') },
  {
    collection: 'articles',
    right: 'read',
    path: 'articles?sort=-updatedAt',
    label: text('查看最近修改的文章', 'See the latest changed articles'),
  },
  { collection: 'users', right: 'create', path: 'users/create', label: text('添加用户', 'Add a user') },
]

const mayDo = ({ permissions }: Props, { collection, right }: Step): boolean =>
  Boolean(permissions?.collections?.[collection]?.[right])

/** The title of the dashboard, and what whoever signed in can do next. */
export const Welcome = (props: Props) => {
  const { i18n, user } = props
  const say = (words: Text) => inLanguage(words, i18n.language)
  const name = String(user?.name ?? user?.email ?? '')
  return (
    <section className="dashiji-welcome" aria-labelledby="dashiji-welcome">
      <h1 id="dashiji-welcome">{say(text(`您好，${name}`, `Welcome, ${name}`))}</h1>
      <ul>
        {steps
          .filter((step) => mayDo(props, step))
          .map(({ path, label }) => (
            <li key={path}>
              <a href={`/admin/collections/${path}`}>{say(label)}</a>
            </li>
          ))}
      </ul>
    </section>
  )
}
