import { Component, type ReactNode } from 'react';
import { type Dictionary, dictionaries } from './i18n/dictionary.ts';
import type { LanguageStore } from './stores/language.ts';

/** Catches a fault of a screen: says so and offers to reload, instead of a blank page that looks like a calm one. */
export class Broken extends Component<{ language: LanguageStore; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const text: Dictionary = dictionaries[this.props.language.getState().language];
    return (
      <div className="waiting" role="alert">
        <b>{text.frame.broken}</b>
        <span>{text.frame.brokenNext}</span>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {text.frame.reload}
        </button>
      </div>
    );
  }
}
