import { bilingual, type Bilingual } from './bilingual.js'

/** What a deleted account is called: by its last name where that is known. */
export const deletedAccount = (name?: string): Bilingual =>
  name === undefined
    ? bilingual('已删除的账号', 'A deleted account')
    : bilingual(`${name}（账号已删除）`, `${name} (account deleted)`)
