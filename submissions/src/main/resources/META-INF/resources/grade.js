// Shows a grade. Everything that comes from an answer or a rubric is set as text, never as markup.

import { cut } from './marks.js';

// As SafeText has it: what moves, hides or turns text; joiners hold an emoji or a script together.
const OBEYED = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** An element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Text in which nothing turns the direction of writing or hides. */
export function plain(text) {
  return String(text).replace(OBEYED, '\ufffd');
}

function number(value) {
  return value === null || value === undefined ? '–' : String(Number(Number(value).toFixed(4)));
}

function meter(value, most, label) {
  return element('meter', { min: 0, max: most, value: value ?? 0, 'aria-label': label });
}

const STATUS = {
  'graded': 'graded',
  'needs-review': 'needs review',
  'ungradable': 'ungradable',
  'pending': 'pending',
  'failed': 'failed: our fault, not a zero',
  'unanswered': 'unanswered',
};

/** Text of a rubric, in which `…` is code; the backticks give way to it. */
function prose(text) {
  return plain(text).split(/(`[^`\n]+`)/).filter(Boolean).map((piece) =>
    (/^`[^`]+`$/.test(piece) ? element('code', {}, piece.slice(1, -1)) : piece));
}

/** The whole grade of one question. */
export function showGrade(grade) {
  const box = element('article', { class: 'grade', 'aria-label': 'Grade' });
  const points = `${number(grade.points)} / ${number(grade.maxPoints)}`;
  const score = element('div', { class: 'score' }, element('strong', { id: 'points' }, points));
  if (grade.points !== null && grade.points !== undefined) {
    score.append(meter(grade.points, grade.maxPoints, `${points} points`));
  }
  score.append(element('span', { class: `chip ${grade.status}`, id: 'status' }, STATUS[grade.status] ?? grade.status));
  if (grade.status === 'graded' || grade.status === 'needs-review') {
    score.append(element('span', { class: 'soft' }, `confidence ${number(grade.confidence)}`));
  }
  box.append(score);
  section(box, 'Why', list(grade.reasons ?? []));
  section(box, 'Changed', list((grade.adjustments ?? []).map((change) => `${change.reason} (${number(change.points)})`)));
  section(box, 'Feedback', list(grade.feedback ?? []));
  for (const [path, text] of files(grade)) {
    section(box, path === 'answer' ? 'Your answer' : path, markedAnswer(grade, path, text));
  }
  if (grade.criteria?.length) section(box, 'Criteria', criteria(grade.criteria));
  return box;
}

function section(box, title, content) {
  if (content) box.append(element('h3', {}, plain(title)), content);
}

function list(texts) {
  if (texts.length === 0) return undefined;
  return element('ul', { class: 'feedback' }, ...texts.map((text) => element('li', {}, ...prose(text))));
}

function files(grade) {
  if (Array.isArray(grade.answer)) return grade.answer.map((file) => [file.path, file.text]);
  return typeof grade.answer === 'string' ? [['answer', grade.answer]] : [];
}

function markedAnswer(grade, path, text) {
  const marks = [];
  (grade.criteria ?? []).forEach((criterion) => collect(criterion, 1, path, marks));
  const shown = element('pre', { id: path === 'answer' ? 'marked' : undefined, tabindex: 0 });
  for (const piece of cut(text, marks)) {
    if (piece.marks.length === 0) {
      shown.append(plain(piece.text));
      continue;
    }
    const labels = [...new Set(piece.marks.map((mark) => mark.label))];
    const off = piece.marks.every((mark) => mark.off);
    const style = (off ? 'off' : 'on') + (labels.length > 1 ? ' twice' : '');
    shown.append(element('mark', { class: style, title: plain(labels.join('; ')) }, plain(piece.text)));
  }
  return shown;
}

/** The marks of the checks that made the score: of a best-of, those of the part that was taken. */
function collect(node, sign, path, marks) {
  const signed = Math.sign(node.weight ?? 1) < 0 ? -1 : sign;
  if (node.parts) {
    node.parts
      .filter((part) => !node.chosen || part.id === node.chosen)
      .forEach((part) => collect(part, signed, path, marks));
    return;
  }
  for (const evidence of node.evidence ?? []) {
    if (evidence.kind === 'span' && evidence.file === path) {
      marks.push({ ...evidence, off: signed < 0 || !(node.score > 0) });
    }
  }
}

function criteria(nodes, chosen) {
  const shown = element('ul', { class: 'criteria' });
  for (const node of nodes) {
    const silent = chosen && node.id !== chosen;
    const item = element('li', { class: silent ? 'silent' : undefined });
    const row = element('div', { class: 'criterion' });
    const scored = node.score !== null && node.score !== undefined;
    if (scored) row.append(meter(node.score, 1, `${node.id}: ${number(node.score)} of 1`));
    row.append(element('span', { class: 'value' }, scored ? number(node.score) : '–'));
    row.append(element('code', {}, plain(node.id)));
    const facts = [];
    if (Number(node.weight ?? 1) !== 1) facts.push(`weight ${number(node.weight)}`);
    facts.push(node.parts ? node.combine : node.checker);
    if (node.outcome !== 'graded') facts.push([node.outcome, node.reason].filter(Boolean).join(': '));
    if (silent) facts.push('does not count');
    row.append(element('span', { class: 'soft' }, plain(facts.filter(Boolean).join(' · '))));
    item.append(row);
    if (node.parts) item.append(criteria(node.parts, node.chosen));
    if (node.evidence?.length) item.append(evidence(node));
    shown.append(item);
  }
  return shown;
}

function evidence(node) {
  const shown = element('ul', { class: 'evidence' });
  const off = node.weight < 0 || !(node.score > 0);
  const told = new Set();
  for (const each of node.evidence) {
    switch (each.kind) {
      case 'span':
        if (told.has(each.label)) break;
        told.add(each.label);
        shown.append(element('li', { class: off ? 'span off' : 'span' }, plain(`${off ? '•' : '✓'} ${each.label}`)));
        break;
      case 'missing':
        if (node.weight < 0) break; // what a deduction looks for is good to miss
        shown.append(element('li', { class: 'missing' }, plain(`✗ missing: ${each.what}`)));
        break;
      case 'measure':
        shown.append(element('li', { class: 'soft' }, plain(
          `${each.name}: ${number(each.value)}${each.threshold == null ? '' : ` (threshold ${number(each.threshold)})`}`)));
        break;
      case 'run':
        shown.append(element('li', { class: 'soft' }, plain(
          [each.testCase, each.verdict, each.detail].filter(Boolean).join(' · '))));
        break;
      default:
        shown.append(element('li', { class: 'soft' }, plain(JSON.stringify(each))));
    }
  }
  return shown;
}
