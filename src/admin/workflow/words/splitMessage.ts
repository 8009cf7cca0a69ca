import { workflowStates } from '../../../vocabulary/options.js'
import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'

/** Parts a message of the server, which has Chinese first and English after it, and puts a state in words. */
export function splitMessage(message: string): Bilingual {
  const end = message.lastIndexOf('。 ')
  const [zh, en] = end < 0 ? [message, message] : [message.slice(0, end + 1), message.slice(end + 2)]
  const state = workflowStates.find(({ value }) => message.includes(`（${value}）`))
  return state
    ? {
        zh: zh.replace(`（${state.value}）`, `（${state.label.zh}）`),
        en: en.replace(`(${state.value})`, `(${state.label.en})`),
      }
    : { zh, en }
}

const systemName = bilingual('系统', 'The system')

/** Somebody's name; what the system did has no name but one in both languages. */
export const displayName = (name: string): Bilingual => (name.startsWith('系统') ? systemName : bilingual(name, name))
