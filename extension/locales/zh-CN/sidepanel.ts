import type { TextsOf } from '../../views/i18n.ts'
import type { sidepanel as source } from '../en/sidepanel.ts'

export const sidepanel: TextsOf<typeof source> = {
  'side.menu': '在侧边栏读取此页',
  'side.read': '读取此页',
  'side.intro': '寻达只读取页面此刻的内容，不改动页面，也不向任何人多问一句。',
  'side.reading': '正在读取此页',
  'side.no-access': '只有您在页面上点击后，寻达才能看到它：点击工具栏图标，或在页面菜单中选择“在侧边栏读取此页”，再到这里读取。',
  'side.moved': '现在显示的是另一个页面。需要它的数据时，请点击读取。',
  'side.no-page': '这不是寻达认识的达人或内容页面。',
  'side.no-numbers': '页面已识别，但没有向当前访客显示数据。',
  'side.feed': '此页有订阅源，内容比页面更全：',
  'side.openFeed': '打开订阅源',
}
