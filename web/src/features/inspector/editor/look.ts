import { EditorView } from '@codemirror/view';

/** The editor in our own look. It lives in a shadow root, so that its styles need no exception from the content policy; tokens reach it. */
export const look = EditorView.theme({
  '&': { color: 'inherit', background: 'none' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit', overflow: 'visible' },
  '.cm-content': { minHeight: 'var(--writing-height)', padding: '6px 8px', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-content ::selection, .cm-line::selection': { background: 'light-dark(#cfdcfa, #2f4478)' },
  '.caret': {
    position: 'relative',
    marginInline: '-1px',
    borderInlineStart: '2px solid var(--colour)',
  },
  '.caret::after': {
    content: 'attr(data-name)',
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '-2px',
    padding: '0 4px',
    borderRadius: 'var(--radius-small)',
    background: 'var(--colour)',
    color: 'var(--on-person)',
    fontSize: 'var(--text-12)',
    fontWeight: '500',
    lineHeight: '1.125rem',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    zIndex: '1',
    animation: 'cm-flag 3s ease-out forwards',
  },
  '.caret:hover::after': { animation: 'none' },
  '@keyframes cm-flag': { '0%, 80%': { opacity: '1' }, '100%': { opacity: '0' } },
  '@media (prefers-reduced-motion: reduce)': { '.caret::after': { animation: 'none' } },
});
