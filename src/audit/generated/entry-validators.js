// Generated from schemas/entry.json by scripts/generate.ts. Do not edit.
"use strict";
export const entry = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"reeve:entry","title":"Entry","description":"One line of the account (data/audit/). Format version 1.","type":"object","required":["event"],"discriminator":{"propertyName":"event"},"oneOf":[{"$ref":"#/$defs/server-start"},{"$ref":"#/$defs/server-stop"},{"$ref":"#/$defs/job-queued"},{"$ref":"#/$defs/job-start"},{"$ref":"#/$defs/job-end"},{"$ref":"#/$defs/denial"},{"$ref":"#/$defs/attach"},{"$ref":"#/$defs/cancel"},{"$ref":"#/$defs/reload"},{"$ref":"#/$defs/account-read"},{"$ref":"#/$defs/strangers"}],"$defs":{"level":{"title":"Level","description":"As pino's: 30 info, 40 warn","type":"integer","minimum":10,"maximum":60},"time":{"title":"Time","description":"Milliseconds since 1970-01-01 UTC, by the host's clock","type":"number","minimum":0,"maximum":8640000000000000},"seq":{"title":"Seq","description":"Counts the entries of a host from 0, without gaps","type":"integer","minimum":0,"maximum":9007199254740991},"count":{"type":"integer","minimum":0,"maximum":9007199254740991},"host":{"title":"Host","description":"The name in this host's certificate","type":"string","minLength":1,"maxLength":64},"job":{"title":"Job","description":"The id of the order that started it","type":"string","maxLength":36,"pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},"code":{"type":"string","maxLength":64,"pattern":"^[a-z][a-z-]*$"},"text":{"type":"string","maxLength":4096},"command":{"type":"string","minLength":1,"maxLength":64},"address":{"title":"Address","description":"IP address and port of the caller","type":"string","maxLength":64},"rule":{"title":"Rule","description":"FILE:LINE of the access rule that allowed it","type":"string","maxLength":4096},"sha256":{"type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"},"principal":{"title":"Caller","description":"Who, by the certificate","type":"object","additionalProperties":false,"required":["name","groups"],"properties":{"name":{"type":"string","maxLength":64},"groups":{"type":"array","maxItems":256,"items":{"type":"string","maxLength":64}}}},"certificate":{"title":"CallerCertificate","type":"object","additionalProperties":false,"required":["fingerprint","serial"],"properties":{"fingerprint":{"description":"SHA-256 of the DER, lower-case hex","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"},"serial":{"type":"string","maxLength":64}}},"order":{"title":"SignedOrder","type":"object","additionalProperties":false,"required":["id","digest"],"properties":{"id":{"$ref":"#/$defs/job"},"digest":{"description":"SHA-256 of the payload's bytes, lower-case hex","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"},"envelope":{"description":"As it came, signature and all; left out of a denial where it is long","$ref":"reeve:wire#/$defs/envelope"}}},"server-start":{"title":"ServerStart","description":"The executor began to take orders; what it found unended is recorded as lost before this","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","version","pid","lost"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"server-start"},"host":{"$ref":"#/$defs/host"},"version":{"type":"string","maxLength":64},"pid":{"$ref":"#/$defs/count"},"lost":{"description":"Jobs that the server before did not see end","$ref":"#/$defs/count"},"repaired":{"description":"Bytes of a torn last line that were cut off the account","$ref":"#/$defs/count"},"log":{"description":"The key that signs the checkpoints from here on, as a verifier line of C2SP signed-note","type":"string","maxLength":256},"signed":{"description":"Entries that no checkpoint covered and that this start was the first to sign: of an account of before there were checkpoints","$ref":"#/$defs/count"}}},"server-stop":{"title":"ServerStop","description":"The executor ended in good order","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","reason"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"server-stop"},"host":{"$ref":"#/$defs/host"},"reason":{"$ref":"#/$defs/text"}}},"job-queued":{"title":"JobQueued","description":"An order was taken that has to wait for its turn; job-start follows, or a job-end that says why not","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order","rule","command","argv"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"job-queued"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"command":{"$ref":"#/$defs/command"},"argv":{"description":"What is executed, without secrets","type":"array","maxItems":65536,"items":{"type":"string","maxLength":1048576}},"user":{"description":"The system's user it runs as, where it is another","type":"string","maxLength":256},"cwd":{"type":"string","maxLength":4096},"reason":{"description":"In the caller's words","type":"string","maxLength":1024}}},"job-start":{"title":"JobStart","description":"The intent to start a job, on disk before anything is started","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order","rule","command","argv"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"job-start"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"command":{"$ref":"#/$defs/command"},"argv":{"description":"What is executed, without secrets","type":"array","maxItems":65536,"items":{"type":"string","maxLength":1048576}},"user":{"description":"The system's user it runs as, where it is another","type":"string","maxLength":256},"cwd":{"type":"string","maxLength":4096},"reason":{"description":"In the caller's words","type":"string","maxLength":1024}}},"job-end":{"title":"JobEnd","description":"A job ended, or was found lost","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","job","principal","command","start","outcome"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"job-end"},"host":{"$ref":"#/$defs/host"},"job":{"$ref":"#/$defs/job"},"principal":{"$ref":"#/$defs/principal"},"command":{"$ref":"#/$defs/command"},"start":{"description":"The sequence number of its job-start; of its job-queued where it never started","$ref":"#/$defs/seq"},"outcome":{"$ref":"reeve:wire#/$defs/outcome"}}},"denial":{"title":"Denial","description":"An order that was not carried out","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","code","message"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"denial"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"order":{"$ref":"#/$defs/order"},"command":{"$ref":"#/$defs/command"},"job":{"$ref":"#/$defs/job"},"code":{"$ref":"#/$defs/code"},"message":{"$ref":"#/$defs/text"},"suppressed":{"description":"Further denials of this person and kind (denied, mistaken, unable) before this entry that have none of their own","$ref":"#/$defs/count"}}},"attach":{"title":"Attach","description":"Somebody follows a job's output","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order","from"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"attach"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"from":{"$ref":"#/$defs/count"}}},"cancel":{"title":"Cancel","description":"Somebody ended a job","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"cancel"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"signal":{"description":"It was sent this signal, instead of being ended","type":"string","maxLength":16}}},"reload":{"title":"Reload","description":"Configuration, catalogue or certificates were read again","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","what","ok"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"reload"},"host":{"$ref":"#/$defs/host"},"what":{"enum":["configuration","catalogue","certificates","revocations"]},"ok":{"type":"boolean"},"message":{"$ref":"#/$defs/text"},"digest":{"description":"SHA-256 of what was taken over","$ref":"#/$defs/sha256"},"log":{"description":"The key that signs the checkpoints from here on, as a verifier line of C2SP signed-note","type":"string","maxLength":256}}},"account-read":{"title":"AccountRead","description":"Somebody read this account","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","order","filter"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"account-read"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"filter":{"description":"As the order gave it","type":"object","maxProperties":32,"additionalProperties":true}}},"strangers":{"title":"Strangers","description":"Peers that were turned away before anybody knew them, at most once a minute","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","counts"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"strangers"},"host":{"$ref":"#/$defs/host"},"counts":{"description":"By reason","type":"object","maxProperties":32,"propertyNames":{"maxLength":64,"pattern":"^[a-z][a-z-]*$"},"additionalProperties":{"$ref":"#/$defs/count"}}}}}};
const func0 = Object.prototype.hasOwnProperty;
const schema32 = {"title":"ServerStart","description":"The executor began to take orders; what it found unended is recorded as lost before this","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","version","pid","lost"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"server-start"},"host":{"$ref":"#/$defs/host"},"version":{"type":"string","maxLength":64},"pid":{"$ref":"#/$defs/count"},"lost":{"description":"Jobs that the server before did not see end","$ref":"#/$defs/count"},"repaired":{"description":"Bytes of a torn last line that were cut off the account","$ref":"#/$defs/count"},"log":{"description":"The key that signs the checkpoints from here on, as a verifier line of C2SP signed-note","type":"string","maxLength":256},"signed":{"description":"Entries that no checkpoint covered and that this start was the first to sign: of an account of before there were checkpoints","$ref":"#/$defs/count"}}};
const schema33 = {"title":"Level","description":"As pino's: 30 info, 40 warn","type":"integer","minimum":10,"maximum":60};
const schema34 = {"title":"Time","description":"Milliseconds since 1970-01-01 UTC, by the host's clock","type":"number","minimum":0,"maximum":8640000000000000};
const schema35 = {"title":"Seq","description":"Counts the entries of a host from 0, without gaps","type":"integer","minimum":0,"maximum":9007199254740991};
const schema36 = {"title":"Host","description":"The name in this host's certificate","type":"string","minLength":1,"maxLength":64};
const schema37 = {"type":"integer","minimum":0,"maximum":9007199254740991};
import func77Module from 'ajv/dist/runtime/ucs2length.js';
const func77 = func77Module.default;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.version === undefined) || (!(func0.call(data, "version")))) && (missing0 = "version"))) || (((data.pid === undefined) || (!(func0.call(data, "pid")))) && (missing0 = "pid"))) || (((data.lost === undefined) || (!(func0.call(data, "lost")))) && (missing0 = "lost"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema32.properties, key0))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate21.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate21.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate21.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("server-start" !== data.event){
validate21.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "server-start"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate21.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate21.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined && func0.call(data, "version")){
let data6 = data.version;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data6 === "string"){
if(func77(data6) > 64){
validate21.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pid !== undefined && func0.call(data, "pid")){
let data7 = data.pid;
const _errs18 = errors;
const _errs19 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate21.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/pid",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lost !== undefined && func0.call(data, "lost")){
let data8 = data.lost;
const _errs21 = errors;
const _errs22 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate21.errors = [{instancePath:instancePath+"/lost",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/lost",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/lost",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.repaired !== undefined && func0.call(data, "repaired")){
let data9 = data.repaired;
const _errs24 = errors;
const _errs25 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate21.errors = [{instancePath:instancePath+"/repaired",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 9007199254740991 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/repaired",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data9 < 0 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/repaired",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined && func0.call(data, "log")){
let data10 = data.log;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data10 === "string"){
if(func77(data10) > 256){
validate21.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signed !== undefined && func0.call(data, "signed")){
let data11 = data.signed;
const _errs29 = errors;
const _errs30 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate21.errors = [{instancePath:instancePath+"/signed",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs30){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 9007199254740991 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/signed",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/signed",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"title":"ServerStop","description":"The executor ended in good order","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","reason"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"server-stop"},"host":{"$ref":"#/$defs/host"},"reason":{"$ref":"#/$defs/text"}}};
const schema46 = {"type":"string","maxLength":4096};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.reason === undefined) || (!(func0.call(data, "reason")))) && (missing0 = "reason"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "level") || (key0 === "time")) || (key0 === "v")) || (key0 === "seq")) || (key0 === "event")) || (key0 === "host")) || (key0 === "reason"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate22.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate22.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate22.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate22.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate22.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate22.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate22.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("server-stop" !== data.event){
validate22.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "server-stop"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate22.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate22.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data6 = data.reason;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data6 === "string"){
if(func77(data6) > 4096){
validate22.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema47 = {"title":"JobQueued","description":"An order was taken that has to wait for its turn; job-start follows, or a job-end that says why not","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order","rule","command","argv"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"job-queued"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"command":{"$ref":"#/$defs/command"},"argv":{"description":"What is executed, without secrets","type":"array","maxItems":65536,"items":{"type":"string","maxLength":1048576}},"user":{"description":"The system's user it runs as, where it is another","type":"string","maxLength":256},"cwd":{"type":"string","maxLength":4096},"reason":{"description":"In the caller's words","type":"string","maxLength":1024}}};
const schema52 = {"title":"Caller","description":"Who, by the certificate","type":"object","additionalProperties":false,"required":["name","groups"],"properties":{"name":{"type":"string","maxLength":64},"groups":{"type":"array","maxItems":256,"items":{"type":"string","maxLength":64}}}};
const schema53 = {"title":"CallerCertificate","type":"object","additionalProperties":false,"required":["fingerprint","serial"],"properties":{"fingerprint":{"description":"SHA-256 of the DER, lower-case hex","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"},"serial":{"type":"string","maxLength":64}}};
const schema54 = {"title":"Address","description":"IP address and port of the caller","type":"string","maxLength":64};
const schema55 = {"title":"Job","description":"The id of the order that started it","type":"string","maxLength":36,"pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"};
const schema107 = {"title":"Rule","description":"FILE:LINE of the access rule that allowed it","type":"string","maxLength":4096};
const schema108 = {"type":"string","minLength":1,"maxLength":64};
const pattern4 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern5 = new RegExp("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", "u");
const schema56 = {"title":"SignedOrder","type":"object","additionalProperties":false,"required":["id","digest"],"properties":{"id":{"$ref":"#/$defs/job"},"digest":{"description":"SHA-256 of the payload's bytes, lower-case hex","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"},"envelope":{"description":"As it came, signature and all; left out of a denial where it is long","$ref":"reeve:wire#/$defs/envelope"}}};
const schema99 = {"title":"Envelope","description":"A DSSE v1 envelope that holds one order","type":"object","additionalProperties":false,"required":["payloadType","payload","signatures"],"properties":{"payloadType":{"const":"application/vnd.reeve.order.v1+json"},"payload":{"type":"string","minLength":4,"maxLength":196608,"pattern":"^[A-Za-z0-9+/]+={0,2}$"},"signatures":{"type":"array","minItems":1,"maxItems":1,"items":{"title":"Signature","type":"object","additionalProperties":false,"required":["sig"],"properties":{"sig":{"type":"string","minLength":4,"maxLength":256,"pattern":"^[A-Za-z0-9+/]+={0,2}$"}}}}}};
const pattern16 = new RegExp("^[A-Za-z0-9+/]+={0,2}$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id")) || (((data.digest === undefined) || (!(func0.call(data, "digest")))) && (missing0 = "digest"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "id") || (key0 === "digest")) || (key0 === "envelope"))){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func77(data0) > 36){
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data0)){
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined && func0.call(data, "digest")){
let data1 = data.digest;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(func77(data1) > 64){
validate24.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate24.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.envelope !== undefined && func0.call(data, "envelope")){
let data2 = data.envelope;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((data2.payloadType === undefined) || (!(func0.call(data2, "payloadType")))) && (missing1 = "payloadType")) || (((data2.payload === undefined) || (!(func0.call(data2, "payload")))) && (missing1 = "payload"))) || (((data2.signatures === undefined) || (!(func0.call(data2, "signatures")))) && (missing1 = "signatures"))){
validate24.errors = [{instancePath:instancePath+"/envelope",schemaPath:"reeve:wire#/$defs/envelope/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs10 = errors;
for(const key1 of Object.keys(data2)){
if(!(((key1 === "payloadType") || (key1 === "payload")) || (key1 === "signatures"))){
validate24.errors = [{instancePath:instancePath+"/envelope",schemaPath:"reeve:wire#/$defs/envelope/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs10 === errors){
if(data2.payloadType !== undefined && func0.call(data2, "payloadType")){
const _errs11 = errors;
if("application/vnd.reeve.order.v1+json" !== data2.payloadType){
validate24.errors = [{instancePath:instancePath+"/envelope/payloadType",schemaPath:"reeve:wire#/$defs/envelope/properties/payloadType/const",keyword:"const",params:{allowedValue: "application/vnd.reeve.order.v1+json"},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.payload !== undefined && func0.call(data2, "payload")){
let data4 = data2.payload;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(func77(data4) > 196608){
validate24.errors = [{instancePath:instancePath+"/envelope/payload",schemaPath:"reeve:wire#/$defs/envelope/properties/payload/maxLength",keyword:"maxLength",params:{limit: 196608},message:"must NOT have more than 196608 characters"}];
return false;
}
else {
if(func77(data4) < 4){
validate24.errors = [{instancePath:instancePath+"/envelope/payload",schemaPath:"reeve:wire#/$defs/envelope/properties/payload/minLength",keyword:"minLength",params:{limit: 4},message:"must NOT have fewer than 4 characters"}];
return false;
}
else {
if(!pattern16.test(data4)){
validate24.errors = [{instancePath:instancePath+"/envelope/payload",schemaPath:"reeve:wire#/$defs/envelope/properties/payload/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]+={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]+={0,2}$"+"\""}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/envelope/payload",schemaPath:"reeve:wire#/$defs/envelope/properties/payload/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.signatures !== undefined && func0.call(data2, "signatures")){
let data5 = data2.signatures;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data5)){
if(data5.length > 1){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"}];
return false;
}
else {
if(data5.length < 1){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs16 = errors;
if(errors === _errs16){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing2;
if(((data6.sig === undefined) || (!(func0.call(data6, "sig")))) && (missing2 = "sig")){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0,schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs18 = errors;
for(const key2 of Object.keys(data6)){
if(!(key2 === "sig")){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0,schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs18 === errors){
if(data6.sig !== undefined && func0.call(data6, "sig")){
let data7 = data6.sig;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data7 === "string"){
if(func77(data7) > 256){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0+"/sig",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/properties/sig/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(func77(data7) < 4){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0+"/sig",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/properties/sig/minLength",keyword:"minLength",params:{limit: 4},message:"must NOT have fewer than 4 characters"}];
return false;
}
else {
if(!pattern16.test(data7)){
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0+"/sig",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/properties/sig/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]+={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]+={0,2}$"+"\""}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0+"/sig",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/properties/sig/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/envelope/signatures/" + i0,schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs16 === errors;
if(!valid4){
break;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/envelope/signatures",schemaPath:"reeve:wire#/$defs/envelope/properties/signatures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/envelope",schemaPath:"reeve:wire#/$defs/envelope/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.address === undefined) || (!(func0.call(data, "address")))) && (missing0 = "address"))) || (((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job"))) || (((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order"))) || (((data.rule === undefined) || (!(func0.call(data, "rule")))) && (missing0 = "rule"))) || (((data.command === undefined) || (!(func0.call(data, "command")))) && (missing0 = "command"))) || (((data.argv === undefined) || (!(func0.call(data, "argv")))) && (missing0 = "argv"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema47.properties, key0))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate23.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate23.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate23.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate23.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate23.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate23.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate23.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate23.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate23.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("job-queued" !== data.event){
validate23.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "job-queued"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate23.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate23.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data6 = data.principal;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.name === undefined) || (!(func0.call(data6, "name")))) && (missing1 = "name")) || (((data6.groups === undefined) || (!(func0.call(data6, "groups")))) && (missing1 = "groups"))){
validate23.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "name") || (key1 === "groups"))){
validate23.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.name !== undefined && func0.call(data6, "name")){
let data7 = data6.name;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func77(data7) > 64){
validate23.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.groups !== undefined && func0.call(data6, "groups")){
let data8 = data6.groups;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
if(data8.length > 256){
validate23.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate23.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data10 = data.certificate;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.fingerprint === undefined) || (!(func0.call(data10, "fingerprint")))) && (missing2 = "fingerprint")) || (((data10.serial === undefined) || (!(func0.call(data10, "serial")))) && (missing2 = "serial"))){
validate23.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data10)){
if(!((key2 === "fingerprint") || (key2 === "serial"))){
validate23.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.fingerprint !== undefined && func0.call(data10, "fingerprint")){
let data11 = data10.fingerprint;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate23.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data11)){
validate23.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data10.serial !== undefined && func0.call(data10, "serial")){
let data12 = data10.serial;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data12 === "string"){
if(func77(data12) > 64){
validate23.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined && func0.call(data, "address")){
let data13 = data.address;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data13 === "string"){
if(func77(data13) > 64){
validate23.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data14 = data.job;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data14 === "string"){
if(func77(data14) > 36){
validate23.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data14)){
validate23.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.order !== undefined && func0.call(data, "order")){
const _errs40 = errors;
if(!(validate24(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rule !== undefined && func0.call(data, "rule")){
let data16 = data.rule;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(func77(data16) > 4096){
validate23.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined && func0.call(data, "command")){
let data17 = data.command;
const _errs44 = errors;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data17 === "string"){
if(func77(data17) > 64){
validate23.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data17) < 1){
validate23.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.argv !== undefined && func0.call(data, "argv")){
let data18 = data.argv;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data18)){
if(data18.length > 65536){
validate23.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/maxItems",keyword:"maxItems",params:{limit: 65536},message:"must NOT have more than 65536 items"}];
return false;
}
else {
var valid14 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs49 = errors;
if(errors === _errs49){
if(typeof data19 === "string"){
if(func77(data19) > 1048576){
validate23.errors = [{instancePath:instancePath+"/argv/" + i1,schemaPath:"#/properties/argv/items/maxLength",keyword:"maxLength",params:{limit: 1048576},message:"must NOT have more than 1048576 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/argv/" + i1,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs49 === errors;
if(!valid14){
break;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data20 = data.user;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data20 === "string"){
if(func77(data20) > 256){
validate23.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cwd !== undefined && func0.call(data, "cwd")){
let data21 = data.cwd;
const _errs53 = errors;
if(errors === _errs53){
if(typeof data21 === "string"){
if(func77(data21) > 4096){
validate23.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data22 = data.reason;
const _errs55 = errors;
if(errors === _errs55){
if(typeof data22 === "string"){
if(func77(data22) > 1024){
validate23.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema109 = {"title":"JobStart","description":"The intent to start a job, on disk before anything is started","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order","rule","command","argv"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"job-start"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"command":{"$ref":"#/$defs/command"},"argv":{"description":"What is executed, without secrets","type":"array","maxItems":65536,"items":{"type":"string","maxLength":1048576}},"user":{"description":"The system's user it runs as, where it is another","type":"string","maxLength":256},"cwd":{"type":"string","maxLength":4096},"reason":{"description":"In the caller's words","type":"string","maxLength":1024}}};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.address === undefined) || (!(func0.call(data, "address")))) && (missing0 = "address"))) || (((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job"))) || (((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order"))) || (((data.rule === undefined) || (!(func0.call(data, "rule")))) && (missing0 = "rule"))) || (((data.command === undefined) || (!(func0.call(data, "command")))) && (missing0 = "command"))) || (((data.argv === undefined) || (!(func0.call(data, "argv")))) && (missing0 = "argv"))){
validate62.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema109.properties, key0))){
validate62.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate62.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate62.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate62.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate62.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate62.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate62.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate62.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate62.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate62.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("job-start" !== data.event){
validate62.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "job-start"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate62.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate62.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data6 = data.principal;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.name === undefined) || (!(func0.call(data6, "name")))) && (missing1 = "name")) || (((data6.groups === undefined) || (!(func0.call(data6, "groups")))) && (missing1 = "groups"))){
validate62.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "name") || (key1 === "groups"))){
validate62.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.name !== undefined && func0.call(data6, "name")){
let data7 = data6.name;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func77(data7) > 64){
validate62.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.groups !== undefined && func0.call(data6, "groups")){
let data8 = data6.groups;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
if(data8.length > 256){
validate62.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate62.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data10 = data.certificate;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.fingerprint === undefined) || (!(func0.call(data10, "fingerprint")))) && (missing2 = "fingerprint")) || (((data10.serial === undefined) || (!(func0.call(data10, "serial")))) && (missing2 = "serial"))){
validate62.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data10)){
if(!((key2 === "fingerprint") || (key2 === "serial"))){
validate62.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.fingerprint !== undefined && func0.call(data10, "fingerprint")){
let data11 = data10.fingerprint;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate62.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data11)){
validate62.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data10.serial !== undefined && func0.call(data10, "serial")){
let data12 = data10.serial;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data12 === "string"){
if(func77(data12) > 64){
validate62.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined && func0.call(data, "address")){
let data13 = data.address;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data13 === "string"){
if(func77(data13) > 64){
validate62.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data14 = data.job;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data14 === "string"){
if(func77(data14) > 36){
validate62.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data14)){
validate62.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.order !== undefined && func0.call(data, "order")){
const _errs40 = errors;
if(!(validate24(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rule !== undefined && func0.call(data, "rule")){
let data16 = data.rule;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(func77(data16) > 4096){
validate62.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined && func0.call(data, "command")){
let data17 = data.command;
const _errs44 = errors;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data17 === "string"){
if(func77(data17) > 64){
validate62.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data17) < 1){
validate62.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.argv !== undefined && func0.call(data, "argv")){
let data18 = data.argv;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data18)){
if(data18.length > 65536){
validate62.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/maxItems",keyword:"maxItems",params:{limit: 65536},message:"must NOT have more than 65536 items"}];
return false;
}
else {
var valid14 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs49 = errors;
if(errors === _errs49){
if(typeof data19 === "string"){
if(func77(data19) > 1048576){
validate62.errors = [{instancePath:instancePath+"/argv/" + i1,schemaPath:"#/properties/argv/items/maxLength",keyword:"maxLength",params:{limit: 1048576},message:"must NOT have more than 1048576 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/argv/" + i1,schemaPath:"#/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs49 === errors;
if(!valid14){
break;
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/argv",schemaPath:"#/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data20 = data.user;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data20 === "string"){
if(func77(data20) > 256){
validate62.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cwd !== undefined && func0.call(data, "cwd")){
let data21 = data.cwd;
const _errs53 = errors;
if(errors === _errs53){
if(typeof data21 === "string"){
if(func77(data21) > 4096){
validate62.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/cwd",schemaPath:"#/properties/cwd/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data22 = data.reason;
const _errs55 = errors;
if(errors === _errs55){
if(typeof data22 === "string"){
if(func77(data22) > 1024){
validate62.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate62.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema120 = {"title":"JobEnd","description":"A job ended, or was found lost","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","job","principal","command","start","outcome"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"job-end"},"host":{"$ref":"#/$defs/host"},"job":{"$ref":"#/$defs/job"},"principal":{"$ref":"#/$defs/principal"},"command":{"$ref":"#/$defs/command"},"start":{"description":"The sequence number of its job-start; of its job-queued where it never started","$ref":"#/$defs/seq"},"outcome":{"$ref":"reeve:wire#/$defs/outcome"}}};
const schema86 = {"title":"Outcome","description":"How a job ended","type":"object","additionalProperties":false,"required":["state","reason","exit","signal","startedAt","endedAt","stdout","stderr"],"properties":{"state":{"enum":["ended","lost"]},"reason":{"title":"EndReason","enum":["exited","signaled","not-started","timeout","idle-timeout","output-limit","output-lost","memory-limit","cpu-limit","process-limit","open-files-limit","file-size-limit","cancelled","server-stopped","never-started","lost"]},"exit":{"description":"The exit status, null where there is none","anyOf":[{"type":"integer","minimum":0,"maximum":4294967295},{"type":"null"}]},"signal":{"description":"The signal that ended the main process, as SIGTERM, null where none did","anyOf":[{"type":"string","maxLength":16,"pattern":"^SIG[A-Z0-9+-]+$"},{"type":"null"}]},"message":{"description":"What went wrong, for not-started and lost","$ref":"#/$defs/text"},"startedAt":{"anyOf":[{"$ref":"#/$defs/time"},{"type":"null"}]},"endedAt":{"anyOf":[{"$ref":"#/$defs/time"},{"type":"null"}]},"stdout":{"$ref":"#/$defs/channelEnd"},"stderr":{"$ref":"#/$defs/channelEnd"},"stdin":{"description":"What the command was given on stdin, where it takes any","$ref":"#/$defs/channelEnd"},"usage":{"title":"Usage","description":"What all processes of the job together used, where the system tells it","type":"object","additionalProperties":false,"properties":{"cpuMs":{"description":"Processor time, milliseconds","$ref":"#/$defs/offset"},"peakMemory":{"description":"Most memory at once, bytes","$ref":"#/$defs/offset"}}},"terminal":{"description":"It had a terminal: its stdout is a recording of it in asciicast v3","const":true},"uncounted":{"description":"Bytes read while the job was being ended that the log did not keep; they are in no digest","$ref":"#/$defs/offset"}}};
const schema63 = {"title":"Text","type":"string","maxLength":4096};
const schema60 = {"title":"Time","description":"Milliseconds since 1970-01-01 UTC","type":"number","minimum":0,"maximum":8640000000000000};
const schema68 = {"title":"Offset","type":"integer","minimum":0,"maximum":9007199254740991};
const pattern14 = new RegExp("^SIG[A-Z0-9+-]+$", "u");
const schema90 = {"title":"ChannelEnd","type":"object","additionalProperties":false,"required":["bytes","sha256"],"properties":{"bytes":{"$ref":"#/$defs/offset"},"sha256":{"description":"Of the bytes of this channel in order, lower-case hex","type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"}}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.bytes === undefined) || (!(func0.call(data, "bytes")))) && (missing0 = "bytes")) || (((data.sha256 === undefined) || (!(func0.call(data, "sha256")))) && (missing0 = "sha256"))){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "bytes") || (key0 === "sha256"))){
validate48.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.bytes !== undefined && func0.call(data, "bytes")){
let data0 = data.bytes;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate48.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/$defs/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
validate48.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/$defs/offset/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate48.errors = [{instancePath:instancePath+"/bytes",schemaPath:"#/$defs/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sha256 !== undefined && func0.call(data, "sha256")){
let data1 = data.sha256;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(func77(data1) > 64){
validate48.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate48.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.state === undefined) || (!(func0.call(data, "state")))) && (missing0 = "state")) || (((data.reason === undefined) || (!(func0.call(data, "reason")))) && (missing0 = "reason"))) || (((data.exit === undefined) || (!(func0.call(data, "exit")))) && (missing0 = "exit"))) || (((data.signal === undefined) || (!(func0.call(data, "signal")))) && (missing0 = "signal"))) || (((data.startedAt === undefined) || (!(func0.call(data, "startedAt")))) && (missing0 = "startedAt"))) || (((data.endedAt === undefined) || (!(func0.call(data, "endedAt")))) && (missing0 = "endedAt"))) || (((data.stdout === undefined) || (!(func0.call(data, "stdout")))) && (missing0 = "stdout"))) || (((data.stderr === undefined) || (!(func0.call(data, "stderr")))) && (missing0 = "stderr"))){
validate65.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema86.properties, key0))){
validate65.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.state !== undefined && func0.call(data, "state")){
let data0 = data.state;
const _errs2 = errors;
if(!((data0 === "ended") || (data0 === "lost"))){
validate65.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema86.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined && func0.call(data, "reason")){
let data1 = data.reason;
const _errs3 = errors;
if(!((((((((((((((((data1 === "exited") || (data1 === "signaled")) || (data1 === "not-started")) || (data1 === "timeout")) || (data1 === "idle-timeout")) || (data1 === "output-limit")) || (data1 === "output-lost")) || (data1 === "memory-limit")) || (data1 === "cpu-limit")) || (data1 === "process-limit")) || (data1 === "open-files-limit")) || (data1 === "file-size-limit")) || (data1 === "cancelled")) || (data1 === "server-stopped")) || (data1 === "never-started")) || (data1 === "lost"))){
validate65.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema86.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exit !== undefined && func0.call(data, "exit")){
let data2 = data.exit;
const _errs4 = errors;
const _errs5 = errors;
let valid1 = false;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err0 = {instancePath:instancePath+"/exit",schemaPath:"#/properties/exit/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4294967295 || isNaN(data2)){
const err1 = {instancePath:instancePath+"/exit",schemaPath:"#/properties/exit/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data2 < 0 || isNaN(data2)){
const err2 = {instancePath:instancePath+"/exit",schemaPath:"#/properties/exit/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
const _errs8 = errors;
if(data2 !== null){
const err3 = {instancePath:instancePath+"/exit",schemaPath:"#/properties/exit/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err4 = {instancePath:instancePath+"/exit",schemaPath:"#/properties/exit/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate65.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signal !== undefined && func0.call(data, "signal")){
let data3 = data.signal;
const _errs10 = errors;
const _errs11 = errors;
let valid2 = false;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(func77(data3) > 16){
const err5 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/anyOf/0/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
if(!pattern14.test(data3)){
const err6 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^SIG[A-Z0-9+-]+$"},message:"must match pattern \""+"^SIG[A-Z0-9+-]+$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
const _errs14 = errors;
if(data3 !== null){
const err8 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err9 = {instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate65.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data4 = data.message;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data4 === "string"){
if(func77(data4) > 4096){
validate65.errors = [{instancePath:instancePath+"/message",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate65.errors = [{instancePath:instancePath+"/message",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startedAt !== undefined && func0.call(data, "startedAt")){
let data5 = data.startedAt;
const _errs19 = errors;
const _errs20 = errors;
let valid4 = false;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 8640000000000000 || isNaN(data5)){
const err10 = {instancePath:instancePath+"/startedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
if(data5 < 0 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/startedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/startedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid2 = _errs21 === errors;
valid4 = valid4 || _valid2;
const _errs24 = errors;
if(data5 !== null){
const err13 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid2 = _errs24 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const err14 = {instancePath:instancePath+"/startedAt",schemaPath:"#/properties/startedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate65.errors = vErrors;
return false;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endedAt !== undefined && func0.call(data, "endedAt")){
let data6 = data.endedAt;
const _errs26 = errors;
const _errs27 = errors;
let valid6 = false;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 8640000000000000 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/endedAt",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
if(data6 < 0 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/endedAt",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/endedAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid3 = _errs28 === errors;
valid6 = valid6 || _valid3;
const _errs31 = errors;
if(data6 !== null){
const err18 = {instancePath:instancePath+"/endedAt",schemaPath:"#/properties/endedAt/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid3 = _errs31 === errors;
valid6 = valid6 || _valid3;
if(!valid6){
const err19 = {instancePath:instancePath+"/endedAt",schemaPath:"#/properties/endedAt/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
validate65.errors = vErrors;
return false;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stdout !== undefined && func0.call(data, "stdout")){
const _errs33 = errors;
if(!(validate48(data.stdout, {instancePath:instancePath+"/stdout",parentData:data,parentDataProperty:"stdout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stderr !== undefined && func0.call(data, "stderr")){
const _errs34 = errors;
if(!(validate48(data.stderr, {instancePath:instancePath+"/stderr",parentData:data,parentDataProperty:"stderr",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stdin !== undefined && func0.call(data, "stdin")){
const _errs35 = errors;
if(!(validate48(data.stdin, {instancePath:instancePath+"/stdin",parentData:data,parentDataProperty:"stdin",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usage !== undefined && func0.call(data, "usage")){
let data10 = data.usage;
const _errs36 = errors;
if(errors === _errs36){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
const _errs38 = errors;
for(const key1 of Object.keys(data10)){
if(!((key1 === "cpuMs") || (key1 === "peakMemory"))){
validate65.errors = [{instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs38 === errors){
if(data10.cpuMs !== undefined && func0.call(data10, "cpuMs")){
let data11 = data10.cpuMs;
const _errs39 = errors;
const _errs40 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate65.errors = [{instancePath:instancePath+"/usage/cpuMs",schemaPath:"#/$defs/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 9007199254740991 || isNaN(data11)){
validate65.errors = [{instancePath:instancePath+"/usage/cpuMs",schemaPath:"#/$defs/offset/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate65.errors = [{instancePath:instancePath+"/usage/cpuMs",schemaPath:"#/$defs/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid8 = _errs39 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data10.peakMemory !== undefined && func0.call(data10, "peakMemory")){
let data12 = data10.peakMemory;
const _errs42 = errors;
const _errs43 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate65.errors = [{instancePath:instancePath+"/usage/peakMemory",schemaPath:"#/$defs/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate65.errors = [{instancePath:instancePath+"/usage/peakMemory",schemaPath:"#/$defs/offset/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate65.errors = [{instancePath:instancePath+"/usage/peakMemory",schemaPath:"#/$defs/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.terminal !== undefined && func0.call(data, "terminal")){
const _errs45 = errors;
if(true !== data.terminal){
validate65.errors = [{instancePath:instancePath+"/terminal",schemaPath:"#/properties/terminal/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uncounted !== undefined && func0.call(data, "uncounted")){
let data14 = data.uncounted;
const _errs46 = errors;
const _errs47 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate65.errors = [{instancePath:instancePath+"/uncounted",schemaPath:"#/$defs/offset/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs47){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
validate65.errors = [{instancePath:instancePath+"/uncounted",schemaPath:"#/$defs/offset/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate65.errors = [{instancePath:instancePath+"/uncounted",schemaPath:"#/$defs/offset/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate65.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.command === undefined) || (!(func0.call(data, "command")))) && (missing0 = "command"))) || (((data.start === undefined) || (!(func0.call(data, "start")))) && (missing0 = "start"))) || (((data.outcome === undefined) || (!(func0.call(data, "outcome")))) && (missing0 = "outcome"))){
validate64.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema120.properties, key0))){
validate64.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate64.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate64.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate64.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate64.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate64.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate64.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate64.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate64.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate64.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("job-end" !== data.event){
validate64.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "job-end"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate64.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate64.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data6 = data.job;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data6 === "string"){
if(func77(data6) > 36){
validate64.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data6)){
validate64.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data7 = data.principal;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((((data7.name === undefined) || (!(func0.call(data7, "name")))) && (missing1 = "name")) || (((data7.groups === undefined) || (!(func0.call(data7, "groups")))) && (missing1 = "groups"))){
validate64.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs22 = errors;
for(const key1 of Object.keys(data7)){
if(!((key1 === "name") || (key1 === "groups"))){
validate64.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs22 === errors){
if(data7.name !== undefined && func0.call(data7, "name")){
let data8 = data7.name;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data8 === "string"){
if(func77(data8) > 64){
validate64.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate64.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs23 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data7.groups !== undefined && func0.call(data7, "groups")){
let data9 = data7.groups;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data9)){
if(data9.length > 256){
validate64.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid8 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs27 = errors;
if(errors === _errs27){
if(typeof data10 === "string"){
if(func77(data10) > 64){
validate64.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate64.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs27 === errors;
if(!valid8){
break;
}
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs25 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined && func0.call(data, "command")){
let data11 = data.command;
const _errs29 = errors;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate64.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data11) < 1){
validate64.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.start !== undefined && func0.call(data, "start")){
let data12 = data.start;
const _errs32 = errors;
const _errs33 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate64.errors = [{instancePath:instancePath+"/start",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate64.errors = [{instancePath:instancePath+"/start",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate64.errors = [{instancePath:instancePath+"/start",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined && func0.call(data, "outcome")){
const _errs35 = errors;
if(!(validate65(data.outcome, {instancePath:instancePath+"/outcome",parentData:data,parentDataProperty:"outcome",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate64.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema136 = {"title":"Denial","description":"An order that was not carried out","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","code","message"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"denial"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"order":{"$ref":"#/$defs/order"},"command":{"$ref":"#/$defs/command"},"job":{"$ref":"#/$defs/job"},"code":{"$ref":"#/$defs/code"},"message":{"$ref":"#/$defs/text"},"suppressed":{"description":"Further denials of this person and kind (denied, mistaken, unable) before this entry that have none of their own","$ref":"#/$defs/count"}}};
const schema146 = {"type":"string","maxLength":64,"pattern":"^[a-z][a-z-]*$"};
const pattern8 = new RegExp("^[a-z][a-z-]*$", "u");

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate70.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.code === undefined) || (!(func0.call(data, "code")))) && (missing0 = "code"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing0 = "message"))){
validate70.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema136.properties, key0))){
validate70.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate70.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate70.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate70.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate70.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate70.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate70.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate70.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate70.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate70.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("denial" !== data.event){
validate70.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "denial"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate70.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate70.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data6 = data.principal;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.name === undefined) || (!(func0.call(data6, "name")))) && (missing1 = "name")) || (((data6.groups === undefined) || (!(func0.call(data6, "groups")))) && (missing1 = "groups"))){
validate70.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "name") || (key1 === "groups"))){
validate70.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.name !== undefined && func0.call(data6, "name")){
let data7 = data6.name;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func77(data7) > 64){
validate70.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.groups !== undefined && func0.call(data6, "groups")){
let data8 = data6.groups;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
if(data8.length > 256){
validate70.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate70.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data10 = data.certificate;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.fingerprint === undefined) || (!(func0.call(data10, "fingerprint")))) && (missing2 = "fingerprint")) || (((data10.serial === undefined) || (!(func0.call(data10, "serial")))) && (missing2 = "serial"))){
validate70.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data10)){
if(!((key2 === "fingerprint") || (key2 === "serial"))){
validate70.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.fingerprint !== undefined && func0.call(data10, "fingerprint")){
let data11 = data10.fingerprint;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate70.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data11)){
validate70.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data10.serial !== undefined && func0.call(data10, "serial")){
let data12 = data10.serial;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data12 === "string"){
if(func77(data12) > 64){
validate70.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined && func0.call(data, "address")){
let data13 = data.address;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data13 === "string"){
if(func77(data13) > 64){
validate70.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.order !== undefined && func0.call(data, "order")){
const _errs37 = errors;
if(!(validate24(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command !== undefined && func0.call(data, "command")){
let data15 = data.command;
const _errs38 = errors;
const _errs39 = errors;
if(errors === _errs39){
if(typeof data15 === "string"){
if(func77(data15) > 64){
validate70.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data15) < 1){
validate70.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/command",schemaPath:"#/$defs/command/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data16 = data.job;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(func77(data16) > 36){
validate70.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data16)){
validate70.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined && func0.call(data, "code")){
let data17 = data.code;
const _errs44 = errors;
const _errs45 = errors;
if(errors === _errs45){
if(typeof data17 === "string"){
if(func77(data17) > 64){
validate70.errors = [{instancePath:instancePath+"/code",schemaPath:"#/$defs/code/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern8.test(data17)){
validate70.errors = [{instancePath:instancePath+"/code",schemaPath:"#/$defs/code/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z-]*$"},message:"must match pattern \""+"^[a-z][a-z-]*$"+"\""}];
return false;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/code",schemaPath:"#/$defs/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data18 = data.message;
const _errs47 = errors;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data18 === "string"){
if(func77(data18) > 4096){
validate70.errors = [{instancePath:instancePath+"/message",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/message",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.suppressed !== undefined && func0.call(data, "suppressed")){
let data19 = data.suppressed;
const _errs50 = errors;
const _errs51 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate70.errors = [{instancePath:instancePath+"/suppressed",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs51){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate70.errors = [{instancePath:instancePath+"/suppressed",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate70.errors = [{instancePath:instancePath+"/suppressed",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate70.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate70.errors = vErrors;
return errors === 0;
}
validate70.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema149 = {"title":"Attach","description":"Somebody follows a job's output","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order","from"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"attach"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"from":{"$ref":"#/$defs/count"}}};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.address === undefined) || (!(func0.call(data, "address")))) && (missing0 = "address"))) || (((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job"))) || (((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order"))) || (((data.from === undefined) || (!(func0.call(data, "from")))) && (missing0 = "from"))){
validate72.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema149.properties, key0))){
validate72.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate72.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate72.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate72.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate72.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate72.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate72.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate72.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate72.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate72.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("attach" !== data.event){
validate72.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "attach"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate72.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate72.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data6 = data.principal;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.name === undefined) || (!(func0.call(data6, "name")))) && (missing1 = "name")) || (((data6.groups === undefined) || (!(func0.call(data6, "groups")))) && (missing1 = "groups"))){
validate72.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "name") || (key1 === "groups"))){
validate72.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.name !== undefined && func0.call(data6, "name")){
let data7 = data6.name;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func77(data7) > 64){
validate72.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.groups !== undefined && func0.call(data6, "groups")){
let data8 = data6.groups;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
if(data8.length > 256){
validate72.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate72.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data10 = data.certificate;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.fingerprint === undefined) || (!(func0.call(data10, "fingerprint")))) && (missing2 = "fingerprint")) || (((data10.serial === undefined) || (!(func0.call(data10, "serial")))) && (missing2 = "serial"))){
validate72.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data10)){
if(!((key2 === "fingerprint") || (key2 === "serial"))){
validate72.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.fingerprint !== undefined && func0.call(data10, "fingerprint")){
let data11 = data10.fingerprint;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate72.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data11)){
validate72.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data10.serial !== undefined && func0.call(data10, "serial")){
let data12 = data10.serial;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data12 === "string"){
if(func77(data12) > 64){
validate72.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined && func0.call(data, "address")){
let data13 = data.address;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data13 === "string"){
if(func77(data13) > 64){
validate72.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data14 = data.job;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data14 === "string"){
if(func77(data14) > 36){
validate72.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data14)){
validate72.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.order !== undefined && func0.call(data, "order")){
const _errs40 = errors;
if(!(validate24(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rule !== undefined && func0.call(data, "rule")){
let data16 = data.rule;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(func77(data16) > 4096){
validate72.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined && func0.call(data, "from")){
let data17 = data.from;
const _errs44 = errors;
const _errs45 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate72.errors = [{instancePath:instancePath+"/from",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs45){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 9007199254740991 || isNaN(data17)){
validate72.errors = [{instancePath:instancePath+"/from",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data17 < 0 || isNaN(data17)){
validate72.errors = [{instancePath:instancePath+"/from",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema160 = {"title":"Cancel","description":"Somebody ended a job","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","job","order"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"cancel"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"signal":{"description":"It was sent this signal, instead of being ended","type":"string","maxLength":16}}};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.address === undefined) || (!(func0.call(data, "address")))) && (missing0 = "address"))) || (((data.job === undefined) || (!(func0.call(data, "job")))) && (missing0 = "job"))) || (((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order"))){
validate74.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema160.properties, key0))){
validate74.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate74.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate74.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate74.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate74.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate74.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate74.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate74.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate74.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate74.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("cancel" !== data.event){
validate74.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "cancel"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate74.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate74.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data6 = data.principal;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.name === undefined) || (!(func0.call(data6, "name")))) && (missing1 = "name")) || (((data6.groups === undefined) || (!(func0.call(data6, "groups")))) && (missing1 = "groups"))){
validate74.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "name") || (key1 === "groups"))){
validate74.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.name !== undefined && func0.call(data6, "name")){
let data7 = data6.name;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func77(data7) > 64){
validate74.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate74.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.groups !== undefined && func0.call(data6, "groups")){
let data8 = data6.groups;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
if(data8.length > 256){
validate74.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate74.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate74.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data10 = data.certificate;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.fingerprint === undefined) || (!(func0.call(data10, "fingerprint")))) && (missing2 = "fingerprint")) || (((data10.serial === undefined) || (!(func0.call(data10, "serial")))) && (missing2 = "serial"))){
validate74.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data10)){
if(!((key2 === "fingerprint") || (key2 === "serial"))){
validate74.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.fingerprint !== undefined && func0.call(data10, "fingerprint")){
let data11 = data10.fingerprint;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate74.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data11)){
validate74.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data10.serial !== undefined && func0.call(data10, "serial")){
let data12 = data10.serial;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data12 === "string"){
if(func77(data12) > 64){
validate74.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate74.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined && func0.call(data, "address")){
let data13 = data.address;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data13 === "string"){
if(func77(data13) > 64){
validate74.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate74.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data14 = data.job;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data14 === "string"){
if(func77(data14) > 36){
validate74.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data14)){
validate74.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate74.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.order !== undefined && func0.call(data, "order")){
const _errs40 = errors;
if(!(validate24(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rule !== undefined && func0.call(data, "rule")){
let data16 = data.rule;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(func77(data16) > 4096){
validate74.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate74.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signal !== undefined && func0.call(data, "signal")){
let data17 = data.signal;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data17 === "string"){
if(func77(data17) > 16){
validate74.errors = [{instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/maxLength",keyword:"maxLength",params:{limit: 16},message:"must NOT have more than 16 characters"}];
return false;
}
}
else {
validate74.errors = [{instancePath:instancePath+"/signal",schemaPath:"#/properties/signal/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate74.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema170 = {"title":"Reload","description":"Configuration, catalogue or certificates were read again","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","what","ok"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"reload"},"host":{"$ref":"#/$defs/host"},"what":{"enum":["configuration","catalogue","certificates","revocations"]},"ok":{"type":"boolean"},"message":{"$ref":"#/$defs/text"},"digest":{"description":"SHA-256 of what was taken over","$ref":"#/$defs/sha256"},"log":{"description":"The key that signs the checkpoints from here on, as a verifier line of C2SP signed-note","type":"string","maxLength":256}}};
const schema176 = {"type":"string","maxLength":64,"pattern":"^[0-9a-f]{64}$"};

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate76.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.what === undefined) || (!(func0.call(data, "what")))) && (missing0 = "what"))) || (((data.ok === undefined) || (!(func0.call(data, "ok")))) && (missing0 = "ok"))){
validate76.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema170.properties, key0))){
validate76.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate76.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate76.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate76.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate76.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate76.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate76.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate76.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate76.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate76.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate76.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("reload" !== data.event){
validate76.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "reload"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate76.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate76.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate76.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.what !== undefined && func0.call(data, "what")){
let data6 = data.what;
const _errs16 = errors;
if(!((((data6 === "configuration") || (data6 === "catalogue")) || (data6 === "certificates")) || (data6 === "revocations"))){
validate76.errors = [{instancePath:instancePath+"/what",schemaPath:"#/properties/what/enum",keyword:"enum",params:{allowedValues: schema170.properties.what.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ok !== undefined && func0.call(data, "ok")){
const _errs17 = errors;
if(typeof data.ok !== "boolean"){
validate76.errors = [{instancePath:instancePath+"/ok",schemaPath:"#/properties/ok/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data8 = data.message;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data8 === "string"){
if(func77(data8) > 4096){
validate76.errors = [{instancePath:instancePath+"/message",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate76.errors = [{instancePath:instancePath+"/message",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined && func0.call(data, "digest")){
let data9 = data.digest;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate76.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/$defs/sha256/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data9)){
validate76.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/$defs/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate76.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/$defs/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined && func0.call(data, "log")){
let data10 = data.log;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data10 === "string"){
if(func77(data10) > 256){
validate76.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
else {
validate76.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate76.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate76.errors = vErrors;
return errors === 0;
}
validate76.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema177 = {"title":"AccountRead","description":"Somebody read this account","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","principal","certificate","address","order","filter"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"account-read"},"host":{"$ref":"#/$defs/host"},"principal":{"$ref":"#/$defs/principal"},"certificate":{"$ref":"#/$defs/certificate"},"address":{"$ref":"#/$defs/address"},"job":{"$ref":"#/$defs/job"},"order":{"$ref":"#/$defs/order"},"rule":{"$ref":"#/$defs/rule"},"filter":{"description":"As the order gave it","type":"object","maxProperties":32,"additionalProperties":true}}};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate77.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.principal === undefined) || (!(func0.call(data, "principal")))) && (missing0 = "principal"))) || (((data.certificate === undefined) || (!(func0.call(data, "certificate")))) && (missing0 = "certificate"))) || (((data.address === undefined) || (!(func0.call(data, "address")))) && (missing0 = "address"))) || (((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order"))) || (((data.filter === undefined) || (!(func0.call(data, "filter")))) && (missing0 = "filter"))){
validate77.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema177.properties, key0))){
validate77.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate77.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate77.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate77.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate77.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate77.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate77.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate77.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate77.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate77.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("account-read" !== data.event){
validate77.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "account-read"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate77.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate77.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.principal !== undefined && func0.call(data, "principal")){
let data6 = data.principal;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.name === undefined) || (!(func0.call(data6, "name")))) && (missing1 = "name")) || (((data6.groups === undefined) || (!(func0.call(data6, "groups")))) && (missing1 = "groups"))){
validate77.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "name") || (key1 === "groups"))){
validate77.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.name !== undefined && func0.call(data6, "name")){
let data7 = data6.name;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func77(data7) > 64){
validate77.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/principal/name",schemaPath:"#/$defs/principal/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.groups !== undefined && func0.call(data6, "groups")){
let data8 = data6.groups;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
if(data8.length > 256){
validate77.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func77(data9) > 64){
validate77.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/principal/groups/" + i0,schemaPath:"#/$defs/principal/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/principal/groups",schemaPath:"#/$defs/principal/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/principal",schemaPath:"#/$defs/principal/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificate !== undefined && func0.call(data, "certificate")){
let data10 = data.certificate;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.fingerprint === undefined) || (!(func0.call(data10, "fingerprint")))) && (missing2 = "fingerprint")) || (((data10.serial === undefined) || (!(func0.call(data10, "serial")))) && (missing2 = "serial"))){
validate77.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data10)){
if(!((key2 === "fingerprint") || (key2 === "serial"))){
validate77.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data10.fingerprint !== undefined && func0.call(data10, "fingerprint")){
let data11 = data10.fingerprint;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data11 === "string"){
if(func77(data11) > 64){
validate77.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern4.test(data11)){
validate77.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/certificate/fingerprint",schemaPath:"#/$defs/certificate/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs30 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data10.serial !== undefined && func0.call(data10, "serial")){
let data12 = data10.serial;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data12 === "string"){
if(func77(data12) > 64){
validate77.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/certificate/serial",schemaPath:"#/$defs/certificate/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/certificate",schemaPath:"#/$defs/certificate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined && func0.call(data, "address")){
let data13 = data.address;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data13 === "string"){
if(func77(data13) > 64){
validate77.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/address",schemaPath:"#/$defs/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined && func0.call(data, "job")){
let data14 = data.job;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data14 === "string"){
if(func77(data14) > 36){
validate77.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/maxLength",keyword:"maxLength",params:{limit: 36},message:"must NOT have more than 36 characters"}];
return false;
}
else {
if(!pattern5.test(data14)){
validate77.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},message:"must match pattern \""+"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"+"\""}];
return false;
}
}
}
else {
validate77.errors = [{instancePath:instancePath+"/job",schemaPath:"#/$defs/job/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.order !== undefined && func0.call(data, "order")){
const _errs40 = errors;
if(!(validate24(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rule !== undefined && func0.call(data, "rule")){
let data16 = data.rule;
const _errs41 = errors;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(func77(data16) > 4096){
validate77.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/$defs/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.filter !== undefined && func0.call(data, "filter")){
let data17 = data.filter;
const _errs44 = errors;
if(errors === _errs44){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(Object.keys(data17).length > 32){
validate77.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
}
else {
validate77.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate77.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate77.errors = vErrors;
return errors === 0;
}
validate77.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema187 = {"title":"Strangers","description":"Peers that were turned away before anybody knew them, at most once a minute","type":"object","additionalProperties":false,"required":["level","time","v","seq","event","host","counts"],"properties":{"level":{"$ref":"#/$defs/level"},"time":{"$ref":"#/$defs/time"},"v":{"const":1},"seq":{"$ref":"#/$defs/seq"},"event":{"const":"strangers"},"host":{"$ref":"#/$defs/host"},"counts":{"description":"By reason","type":"object","maxProperties":32,"propertyNames":{"maxLength":64,"pattern":"^[a-z][a-z-]*$"},"additionalProperties":{"$ref":"#/$defs/count"}}}};

function validate79(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate79.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.level === undefined) || (!(func0.call(data, "level")))) && (missing0 = "level")) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.v === undefined) || (!(func0.call(data, "v")))) && (missing0 = "v"))) || (((data.seq === undefined) || (!(func0.call(data, "seq")))) && (missing0 = "seq"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.host === undefined) || (!(func0.call(data, "host")))) && (missing0 = "host"))) || (((data.counts === undefined) || (!(func0.call(data, "counts")))) && (missing0 = "counts"))){
validate79.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "level") || (key0 === "time")) || (key0 === "v")) || (key0 === "seq")) || (key0 === "event")) || (key0 === "host")) || (key0 === "counts"))){
validate79.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.level !== undefined && func0.call(data, "level")){
let data0 = data.level;
const _errs2 = errors;
const _errs3 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate79.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 60 || isNaN(data0)){
validate79.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data0 < 10 || isNaN(data0)){
validate79.errors = [{instancePath:instancePath+"/level",schemaPath:"#/$defs/level/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data1 = data.time;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 8640000000000000 || isNaN(data1)){
validate79.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8640000000000000},message:"must be <= 8640000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate79.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/time",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.v !== undefined && func0.call(data, "v")){
const _errs8 = errors;
if(1 !== data.v){
validate79.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined && func0.call(data, "seq")){
let data3 = data.seq;
const _errs9 = errors;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate79.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate79.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate79.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/$defs/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
const _errs12 = errors;
if("strangers" !== data.event){
validate79.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "strangers"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined && func0.call(data, "host")){
let data5 = data.host;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(func77(data5) > 64){
validate79.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func77(data5) < 1){
validate79.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/host",schemaPath:"#/$defs/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.counts !== undefined && func0.call(data, "counts")){
let data6 = data.counts;
const _errs16 = errors;
if(errors === _errs16){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 32){
validate79.errors = [{instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/maxProperties",keyword:"maxProperties",params:{limit: 32},message:"must NOT have more than 32 properties"}];
return false;
}
else {
for(const key1 of Object.keys(data6)){
const _errs18 = errors;
if(typeof key1 === "string"){
if(func77(key1) > 64){
const err0 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(!pattern8.test(key1)){
const err1 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z-]*$"},message:"must match pattern \""+"^[a-z][a-z-]*$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
var valid5 = _errs18 === errors;
if(!valid5){
const err2 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate79.errors = vErrors;
return false;
break;
}
}
if(valid5){
for(const key2 of Object.keys(data6)){
let data7 = data6[key2];
const _errs20 = errors;
const _errs21 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate79.errors = [{instancePath:instancePath+"/counts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate79.errors = [{instancePath:instancePath+"/counts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate79.errors = [{instancePath:instancePath+"/counts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid6 = _errs20 === errors;
if(!valid6){
break;
}
}
}
}
}
else {
validate79.errors = [{instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate79.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate79.errors = vErrors;
return errors === 0;
}
validate79.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="reeve:entry" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const tag0 = data.event;
if(typeof tag0 == "string"){
if(tag0 === "server-start"){
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var props0 = true;
}
else if(tag0 === "server-stop"){
if(!(validate22(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "job-queued"){
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "job-start"){
if(!(validate62(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "job-end"){
if(!(validate64(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "denial"){
if(!(validate70(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "attach"){
if(!(validate72(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "cancel"){
if(!(validate74(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "reload"){
if(!(validate76(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "account-read"){
if(!(validate77(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "strangers"){
if(!(validate79(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = true;
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "event", tagValue: tag0},message:"value of tag \"event\" must be in oneOf"}];
return false;
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "event", tagValue: tag0},message:"tag \"event\" must be string"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate20.evaluated = {"dynamicProps":true,"dynamicItems":false};
