// Preloaded into the Action by the demonstration: the story begins on the day of its drill, whatever day it is played on.
const shift = Number(process.env["STORY_SHIFT_MS"] ?? "0");
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
