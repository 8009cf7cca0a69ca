import { workflowStates } from '../../../vocabulary/options.js'
import { text, type Text } from '../../../vocabulary/text.js'

/** Parts a message of the server, which has Chinese first and English after it, and puts a state in words. */
export function partMessage(message: string): Text {
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

const system = text('系统', 'The system')

/** Somebody's name; what the system did has no name but one in both languages. */
export const partName = (name: string): Text => (name.startsWith('系统') ? system : text(name, name))
