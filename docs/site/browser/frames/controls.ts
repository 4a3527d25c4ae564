import type { FormField, Forms, Input, NumberRange } from '../../form-model.js';
import { prose } from '../../html.js';
import { element, freshId } from '../dom.js';
import { parseHex } from '../hex.js';

/** A part of a form: shows a value, and reads what the user made of it. */
export interface Control {
  readonly element: HTMLElement;
  /** The value, as `of()` takes it. @throws if there is none */
  read(): unknown;
  /** Puts in a value, as an object that was read has it. */
  show(value: unknown): void;
}

/** Several fields under one heading. */
export class Group implements Control {
  readonly element: HTMLElement;
  readonly #fields: readonly (readonly [FormField, Control])[];

  constructor(type: string, forms: Forms) {
    const controls = new Map<string, Control>();
    this.#fields = (forms[type] ?? []).map((field) => {
      const control = controlOf(field.input, field, forms, controls);
      controls.set(field.name, control);
      return [field, control] as const;
    });
    this.element = element('div', { class: 'group' }, ...this.#fields.map(([, control]) => control.element));
  }

  read(): unknown {
    return Object.fromEntries(this.#fields.map(([{ name }, control]) => [name, control.read()]));
  }

  show(value: unknown): void {
    const object = value as Readonly<Record<string, unknown>>;
    for (const [{ name }, control] of this.#fields) control.show(object[name]);
  }
}

type Siblings = ReadonlyMap<string, Control>;

function controlOf(input: Input, field: FormField, forms: Forms, siblings: Siblings): Control {
  switch (input.kind) {
    case 'number':
      return numberControl(field, input);
    case 'choice':
      return choiceControl(field, input);
    case 'text':
      return input.allowed === undefined ? textControl(field) : allowedControl(field, input.allowed);
    case 'texts':
      return textsControl(field);
    case 'bytes':
      return bytesControl(field);
    case 'group':
      return new Group(input.type, forms);
    case 'switch':
      return switchControl(input, field, forms, siblings);
  }
}

/** A control with its label, and what the specification says of the field. */
function labelled({ id, doc }: Pick<FormField, 'id' | 'doc'>, control: HTMLElement): HTMLElement {
  control.id = freshId();
  const said = element('span', { class: 'doc', id: freshId() });
  said.innerHTML = prose(doc);
  control.setAttribute('aria-describedby', said.id);
  return element('div', { class: 'field' }, element('label', { for: control.id }, id), control, said);
}

const TEXT = { spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' };

function numberControl(field: FormField, { min, max }: NumberRange): Control {
  const control = element('input', { type: 'number', min: `${min}`, max: `${max}`, value: `${min}` });
  return {
    element: labelled(field, control),
    read: () => control.valueAsNumber,
    show: (value) => {
      control.value = String(value);
    },
  };
}

function textControl(field: FormField): Control {
  const control = element('input', { type: 'text', ...TEXT });
  return {
    element: labelled(field, control),
    read: () => control.value,
    show: (value) => {
      control.value = String(value);
    },
  };
}

function allowedControl(field: FormField, allowed: readonly string[]): Control {
  const control = element('select', {}, ...allowed.map((text) => element('option', {}, text)));
  return {
    element: labelled(field, control),
    read: () => allowed[control.selectedIndex],
    show: (value) => {
      control.selectedIndex = allowed.indexOf(String(value));
    },
  };
}

/** A list of texts, one a line. */
function textsControl(field: FormField): Control {
  const control = element('textarea', { rows: '3', ...TEXT });
  return {
    element: labelled({ ...field, doc: `${field.doc} One a line.` }, control),
    read: () => (control.value === '' ? [] : control.value.split('\n')),
    show: (value) => {
      control.value = (value as readonly string[]).join('\n');
    },
  };
}

function bytesControl(field: FormField): Control {
  const control = element('input', { type: 'text', ...TEXT });
  return {
    element: labelled({ ...field, doc: `${field.doc} Bytes, in hexadecimal.` }, control),
    read: () => parseHex(control.value),
    show: (value) => {
      const bytes = value as Uint8Array;
      control.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    },
  };
}

/** A member of an enum by its name, and, where any number will do, another one. */
function choiceControl(field: FormField, { members, other }: Extract<Input, { kind: 'choice' }>): Control {
  const options = members.map(({ value, id }) => element('option', { value: `${value}` }, `${value} ${id}`));
  const control = element('select', {}, ...options);
  const whole = labelled(field, control);
  const number = element('input', { type: 'number', 'aria-label': `${field.id}, another number` });
  if (other !== undefined) {
    control.append(element('option', { value: 'other' }, 'another number'));
    number.min = `${other.min}`;
    number.max = `${other.max}`;
    control.after(number);
  }
  const said = whole.querySelector('.doc');
  const isOther = (): boolean => control.value === 'other';
  const update = (): void => {
    number.hidden = !isOther();
    if (isOther() && number.value === '') number.value = `${members.length}`;
    // What the member means says more than what the field is for.
    const member = members.find(({ value }) => `${value}` === control.value);
    if (said !== null) said.innerHTML = prose(member?.doc ?? field.doc);
  };
  control.addEventListener('input', update);
  update();
  return {
    element: whole,
    read: () => (isOther() ? number.valueAsNumber : Number(control.value)),
    show: (value) => {
      const known = members.some((member) => member.value === value);
      control.value = known ? String(value) : 'other';
      if (!known) number.value = String(value);
      update();
    },
  };
}

/** What is asked for in the case that the field before has; it changes with that field. */
function switchControl(
  { on, cases, otherwise }: Extract<Input, { kind: 'switch' }>,
  field: FormField,
  forms: Forms,
  siblings: Siblings,
): Control {
  const decider = siblings.get(on);
  if (decider === undefined) throw new Error(`${field.id}: there is no field ${on} before it.`);
  const whole = element('fieldset', {}, element('legend', {}, field.id));
  let shown: Input | undefined;
  let control: Control | undefined;
  const update = (): void => {
    const value = decider.read();
    const wanted = cases.find((one) => one.value === value)?.input ?? otherwise;
    if (wanted === shown) return;
    shown = wanted;
    control = wanted && controlOf(wanted, field, forms, siblings);
    whole.querySelector(':scope > :not(legend)')?.remove();
    if (control !== undefined) whole.append(control.element);
    whole.hidden = control === undefined || control.element.childElementCount === 0;
  };
  decider.element.addEventListener('input', update);
  update();
  return {
    element: whole,
    read: () => control?.read(),
    show: (value) => {
      update();
      if (value !== undefined) control?.show(value);
    },
  };
}
