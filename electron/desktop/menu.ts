import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

/** A small menu: what a person needs on any platform, with the usual keys. */
export function setupMenu(words: Words, platform: NodeJS.Platform): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { role: 'editMenu', label: words.edit },
    {
      label: words.view,
      submenu: [
        { role: 'reload', label: words.reload },
        { type: 'separator' },
        { role: 'resetZoom', label: words.zoomReset },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(platform === 'darwin' ? [] : [{ role: 'quit', label: words.quit } satisfies MenuItemConstructorOptions]),
      ],
    },
    { role: 'windowMenu', label: words.window },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
