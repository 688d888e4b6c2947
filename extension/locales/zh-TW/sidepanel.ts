import type { TextsOf } from '../../views/i18n.ts'
import type { sidepanel as source } from '../en/sidepanel.ts'

export const sidepanel: TextsOf<typeof source> = {
  'side.menu': '在側邊欄讀取此頁',
  'side.read': '讀取此頁',
  'side.intro': '尋達只讀取頁面此刻的內容，不改動頁面，也不向任何人多問一句。',
  'side.reading': '正在讀取此頁',
  'side.no-access': '只有您在頁面上點按後，尋達才能看到它：點按工具列圖示，或在頁面選單中選擇「在側邊欄讀取此頁」，再到這裡讀取。',
  'side.moved': '現在顯示的是另一個頁面。需要它的數據時，請點按讀取。',
  'side.no-page': '這不是尋達認識的達人或內容頁面。',
  'side.no-numbers': '頁面已辨識，但沒有向目前訪客顯示數據。',
  'side.feed': '此頁有訂閱源，內容比頁面更全：',
  'side.openFeed': '開啟訂閱源',
}
