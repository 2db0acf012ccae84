import { useCallback, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { mayDo } from '../../../shared/domain/cashiers/rights.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Key } from '../../ui/key-hint.tsx';
import { useCashier } from '../cashiers/duty-feed.ts';
import { SETTINGS_SECTIONS } from './sections.ts';

const FIELDS = 'input, select, textarea, button, [tabindex="0"]';

/** Ajustes: a list of sections, moved through with the arrows, and the fields of the one that is marked. */
export function SettingsScreen() {
  const cashier = useCashier();
  const sections = SETTINGS_SECTIONS.filter(
    ({ right }) => right === null || (cashier !== null && mayDo(cashier.role, right)),
  );
  const [sectionId, setSectionId] = useState(sections[0]?.id ?? '');
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  // The screen is opened with a key and goes on with keys. The tabs appear later than the screen does.
  const hasFocus = useRef(false);
  const takeFocus = useCallback((tab: HTMLElement | null) => {
    if (!tab || hasFocus.current) return;
    hasFocus.current = true;
    tab.focus();
  }, []);
  useKeyLayer({
    kind: 'screen',
    handlers: {
      back: () => focusMarked(list.current),
      // Enter on the list goes to the first field; anywhere else it is the field's own.
      add: () => {
        if (!list.current?.contains(document.activeElement)) return 'pass';
        firstField(panel.current)?.focus();
        return undefined;
      },
    },
  });

  return (
    <Tabs
      orientation="vertical"
      selectedKey={sectionId}
      onSelectionChange={(key) => setSectionId(String(key))}
      className="grid min-h-0 grow grid-cols-1 gap-4 p-4 lg:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <div className="flex min-h-0 flex-col gap-3">
        <h1 className="text-xl font-semibold">Ajustes</h1>
        <TabList
          ref={list}
          aria-label="Secciones de Ajustes"
          className="flex min-h-0 flex-col gap-1 overflow-y-auto rounded-lg border border-line bg-surface p-2 shadow-panel lg:grow"
        >
          {sections.map((section) => (
            <Tab
              key={section.id}
              id={section.id}
              ref={section.id === sectionId ? takeFocus : null}
              className="flex min-h-10 cursor-default items-center rounded-md px-3 text-sm font-medium -outline-offset-3 hover:bg-hover data-selected:bg-accent-soft data-selected:font-semibold data-selected:text-accent-ink"
            >
              {section.label}
            </Tab>
          ))}
        </TabList>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-1 text-xs text-muted max-lg:hidden">
          <span className="flex items-center gap-1.5">
            <Key>↑</Key> <Key>↓</Key> sección
          </span>
          <span className="flex items-center gap-1.5">
            <Key>Enter</Key> sus datos
          </span>
          <span className="flex items-center gap-1.5">
            <Key>Esc</Key> a la lista
          </span>
        </p>
      </div>
      {sections.map((section) => (
        <TabPanel
          key={section.id}
          id={section.id}
          ref={section.id === sectionId ? panel : null}
          className="scroll-steady flex min-h-0 flex-col rounded-lg border border-line bg-surface p-6 shadow-panel"
        >
          <h2 className="text-lg font-semibold">{section.label}</h2>
          <p className="mb-5 text-sm text-muted">{section.purpose}</p>
          <div className="min-h-0 grow">
            <section.component />
          </div>
        </TabPanel>
      ))}
    </Tabs>
  );
}

function focusMarked(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
}

function firstField(panel: HTMLElement | null): HTMLElement | undefined {
  const fields = [...(panel?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
  return fields.find((field) => field.tabIndex >= 0 && !field.matches(':disabled'));
}
