import { Draw, SOURCES, StartDraw } from "../funnel/model/places.js";

/** The streams of luck that a sheet is filled from: those of the months' draws, of the start's, of the deals, of the lead spread. */
export const LEAD_STREAM: i32 = Draw.Size + StartDraw.Size + SOURCES;
export const STREAMS: i32 = LEAD_STREAM + 1;
