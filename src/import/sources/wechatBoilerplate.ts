const buttons =
  '关注|已关注|点赞|赞|在看|分享|留言|写留言|收藏|听过|喜欢作者|赞赏|' +
  '知道了|取消|允许|分析|视频|小程序|预览|投诉|举报|返回'

/** Lines that WeChat, or the cache that kept the page, puts around an article, at any place. */
const boilerplatePatterns: readonly RegExp[] = [
  /^(轻触)?(查看|阅读)原文$/,
  /^(原创|转载|推荐|其他)$/,
  new RegExp(`^(${buttons})$`),
  /^(继续滑动看下一个|向上滑动看下一个)$/,
  /^微信扫一扫/,
  /^(关注该公众号|使用小程序|使用完整服务|可打开此内容，?)$/,
  /^(预览时标签不可点|轻点两下取消(赞|在看)|名称已清空)$/,
  /^(点击|戳)?(上方|下方|上面|顶部)?[“"]?(蓝字|蓝色字)[”"]?.{0,12}(关注|订阅).{0,8}$/,
  /^(长按|扫描|扫码|识别).{0,14}(二维码|关注|小程序).{0,10}$/,
  /^您可能也对以下帖子感兴趣/,
  /^文章有问题.*缓存$/,
  /^(阅读|在看|点赞|赞)\s*[\d.]+万?\+?$/,
  /^(收录于|收录于合集|合集|话题)\s*[#＃]?/,
  /^[×✕：，。]$/,
  /^微信号[:：]/,
]

/** The first of these lines begins the footer; nothing after it belongs to the article. */
const footerPatterns: readonly RegExp[] = [
  /^继续滑动看下一个$/,
  /^预览时标签不可点$/,
  /^您可能也对以下帖子感兴趣/,
  /^文章有问题.*缓存$/,
  /^微信扫一扫/,
]

const endMarkPattern = /^[-—–_~*·•\s]*(the\s+)?(end|fin|完|全文完|本文完|结束)[-—–_~*·•\s]*$/i

export const isBoilerplate = (line: string): boolean => boilerplatePatterns.some((pattern) => pattern.test(line))
export const startsFooter = (line: string): boolean => footerPatterns.some((pattern) => pattern.test(line))
export const isEndMark = (line: string): boolean => endMarkPattern.test(line)

const dateLinePattern = /^(19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(\s+\d{1,2}:\d{2}(:\d{2})?)?$/

/** Whether a line is the date that WeChat prints below a title. */
export const isDateLine = (line: string): boolean => dateLinePattern.test(line)

/** Lines that occur on WeChat pages only. */
const wechatOnlyPatterns = [
  /^(继续滑动看下一个|向上滑动看下一个)$/,
  /^您可能也对以下帖子感兴趣/,
  /^文章有问题.*缓存$/,
  /^预览时标签不可点$/,
  /^轻触阅读原文$/,
  /^微信扫一扫/,
]

/**
 * Whether a text is a WeChat page: it has a line that only WeChat prints, or begins with its button and its date line.
 */
export function isWechatPage(source: string): boolean {
  const lines = source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
  if (lines.some((line) => wechatOnlyPatterns.some((pattern) => pattern.test(line)))) return true
  const firstLines = lines.filter((line) => line !== '').slice(0, 12)
  return firstLines.some((line) => /^(查看|阅读)原文$/.test(line)) && firstLines.some(isDateLine)
}
