// Generated from schemas/client.json by scripts/generate.ts. Do not edit.
"use strict";
export const client = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"reeve:client","title":"ClientFile","description":"a map of settings, such as identity and hosts","type":"object","additionalProperties":false,"required":["identity"],"properties":{"identity":{"title":"ClientIdentity","description":"a map with the files cert, key, ca and perhaps crl","type":"object","additionalProperties":false,"required":["cert","key","ca"],"properties":{"cert":{"$ref":"#/$defs/path","description":"the file of your certificate"},"key":{"$ref":"#/$defs/path","description":"the file of its private key"},"ca":{"$ref":"#/$defs/path","description":"the file of the CA certificates to trust"},"crl":{"$ref":"#/$defs/path","description":"the file of the revocation lists"}}},"lab":{"description":"a name for the lab: letters, digits, dots and hyphens","type":"string","maxLength":64,"pattern":"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},"hosts":{"description":"a map of host names, each with its address","type":"object","maxProperties":100000,"propertyNames":{"description":"a host name: letters, digits, dots and hyphens","maxLength":64,"pattern":"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},"additionalProperties":{"title":"ClientHost","description":"a map with address","type":"object","additionalProperties":false,"required":["address"],"properties":{"address":{"description":"an address such as 10.0.0.7:7433; the port may be left out","type":"string","minLength":1,"maxLength":300}}}},"groups":{"description":"a map of group names, each with a node set","type":"object","maxProperties":10000,"propertyNames":{"description":"a group name: letters, digits, dots and hyphens","maxLength":64,"pattern":"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},"additionalProperties":{"description":"a node set such as lab-[01-40]","type":"string","minLength":1,"maxLength":65536,"pattern":"^\\P{Cc}+$"}},"log":{"title":"ClientLog","description":"a map with file and level","type":"object","additionalProperties":false,"required":["file"],"properties":{"file":{"$ref":"#/$defs/path","description":"the log file to write"},"level":{"$ref":"#/$defs/level"}}},"receipts":{"title":"ClientReceipts","description":"a map with keep and folder","type":"object","additionalProperties":false,"properties":{"keep":{"description":"how long receipts are kept, such as 30d or 365d","type":"string","maxLength":32,"pattern":"^[1-9][0-9]{0,4}d$"},"folder":{"$ref":"#/$defs/path","description":"the folder of receipts and of what is remembered of each host's account"}}}},"$defs":{"path":{"description":"a path, relative to this file unless it begins with /","type":"string","minLength":1,"maxLength":4096,"pattern":"^\\P{Cc}+$"},"level":{"title":"LogLevel","description":"debug, info, warn or error","enum":["debug","info","warn","error"]}}};
const schema32 = {"description":"a path, relative to this file unless it begins with /","type":"string","minLength":1,"maxLength":4096,"pattern":"^\\P{Cc}+$"};
const schema37 = {"title":"LogLevel","description":"debug, info, warn or error","enum":["debug","info","warn","error"]};
const func0 = Object.prototype.hasOwnProperty;
import func66Module from 'ajv/dist/runtime/ucs2length.js';
const func66 = func66Module.default;
const pattern4 = new RegExp("^\\P{Cc}+$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", "u");
const pattern13 = new RegExp("^[1-9][0-9]{0,4}d$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="reeve:client" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.identity === undefined) || (!(func0.call(data, "identity")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "identity"},message:"must have required property '"+"identity"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "identity") || (key0 === "lab")) || (key0 === "hosts")) || (key0 === "groups")) || (key0 === "log")) || (key0 === "receipts"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.identity !== undefined && func0.call(data, "identity")){
let data0 = data.identity;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.cert === undefined) || (!(func0.call(data0, "cert")))){
const err2 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/required",keyword:"required",params:{missingProperty: "cert"},message:"must have required property '"+"cert"+"'",schema:schema31.properties.identity.required,parentSchema:schema31.properties.identity,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data0.key === undefined) || (!(func0.call(data0, "key")))){
const err3 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema31.properties.identity.required,parentSchema:schema31.properties.identity,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data0.ca === undefined) || (!(func0.call(data0, "ca")))){
const err4 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/required",keyword:"required",params:{missingProperty: "ca"},message:"must have required property '"+"ca"+"'",schema:schema31.properties.identity.required,parentSchema:schema31.properties.identity,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!((((key1 === "cert") || (key1 === "key")) || (key1 === "ca")) || (key1 === "crl"))){
const err5 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.identity,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.cert !== undefined && func0.call(data0, "cert")){
let data1 = data0.cert;
if(typeof data1 === "string"){
if(func66(data1) > 4096){
const err6 = {instancePath:instancePath+"/identity/cert",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(func66(data1) < 1){
const err7 = {instancePath:instancePath+"/identity/cert",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern4.test(data1)){
const err8 = {instancePath:instancePath+"/identity/cert",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/identity/cert",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.key !== undefined && func0.call(data0, "key")){
let data2 = data0.key;
if(typeof data2 === "string"){
if(func66(data2) > 4096){
const err10 = {instancePath:instancePath+"/identity/key",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func66(data2) < 1){
const err11 = {instancePath:instancePath+"/identity/key",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern4.test(data2)){
const err12 = {instancePath:instancePath+"/identity/key",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/identity/key",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.ca !== undefined && func0.call(data0, "ca")){
let data3 = data0.ca;
if(typeof data3 === "string"){
if(func66(data3) > 4096){
const err14 = {instancePath:instancePath+"/identity/ca",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema32,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(func66(data3) < 1){
const err15 = {instancePath:instancePath+"/identity/ca",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern4.test(data3)){
const err16 = {instancePath:instancePath+"/identity/ca",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema32,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/identity/ca",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data0.crl !== undefined && func0.call(data0, "crl")){
let data4 = data0.crl;
if(typeof data4 === "string"){
if(func66(data4) > 4096){
const err18 = {instancePath:instancePath+"/identity/crl",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema32,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func66(data4) < 1){
const err19 = {instancePath:instancePath+"/identity/crl",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern4.test(data4)){
const err20 = {instancePath:instancePath+"/identity/crl",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema32,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/identity/crl",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.identity.type,parentSchema:schema31.properties.identity,data:data0};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.lab !== undefined && func0.call(data, "lab")){
let data5 = data.lab;
if(typeof data5 === "string"){
if(func66(data5) > 64){
const err23 = {instancePath:instancePath+"/lab",schemaPath:"#/properties/lab/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.lab,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!pattern8.test(data5)){
const err24 = {instancePath:instancePath+"/lab",schemaPath:"#/properties/lab/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"+"\"",schema:"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",parentSchema:schema31.properties.lab,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/lab",schemaPath:"#/properties/lab/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.lab.type,parentSchema:schema31.properties.lab,data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.hosts !== undefined && func0.call(data, "hosts")){
let data6 = data.hosts;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 100000){
const err26 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/maxProperties",keyword:"maxProperties",params:{limit: 100000},message:"must NOT have more than 100000 properties",schema:100000,parentSchema:schema31.properties.hosts,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key2 of Object.keys(data6)){
const _errs21 = errors;
if(typeof key2 === "string"){
if(func66(key2) > 64){
const err27 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.hosts.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!pattern8.test(key2)){
const err28 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"+"\"",schema:"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",parentSchema:schema31.properties.hosts.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid6 = _errs21 === errors;
if(!valid6){
const err29 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema31.properties.hosts.propertyNames,parentSchema:schema31.properties.hosts,data:data6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
for(const key3 of Object.keys(data6)){
let data7 = data6[key3];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if((data7.address === undefined) || (!(func0.call(data7, "address")))){
const err30 = {instancePath:instancePath+"/hosts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/hosts/additionalProperties/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'",schema:schema31.properties.hosts.additionalProperties.required,parentSchema:schema31.properties.hosts.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
for(const key4 of Object.keys(data7)){
if(!(key4 === "address")){
const err31 = {instancePath:instancePath+"/hosts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/hosts/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.hosts.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data7.address !== undefined && func0.call(data7, "address")){
let data8 = data7.address;
if(typeof data8 === "string"){
if(func66(data8) > 300){
const err32 = {instancePath:instancePath+"/hosts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/address",schemaPath:"#/properties/hosts/additionalProperties/properties/address/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema31.properties.hosts.additionalProperties.properties.address,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func66(data8) < 1){
const err33 = {instancePath:instancePath+"/hosts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/address",schemaPath:"#/properties/hosts/additionalProperties/properties/address/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.hosts.additionalProperties.properties.address,data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/hosts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/address",schemaPath:"#/properties/hosts/additionalProperties/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.hosts.additionalProperties.properties.address.type,parentSchema:schema31.properties.hosts.additionalProperties.properties.address,data:data8};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/hosts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/hosts/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.hosts.additionalProperties.type,parentSchema:schema31.properties.hosts.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.hosts.type,parentSchema:schema31.properties.hosts,data:data6};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.groups !== undefined && func0.call(data, "groups")){
let data9 = data.groups;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(Object.keys(data9).length > 10000){
const err37 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/maxProperties",keyword:"maxProperties",params:{limit: 10000},message:"must NOT have more than 10000 properties",schema:10000,parentSchema:schema31.properties.groups,data:data9};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key5 of Object.keys(data9)){
const _errs30 = errors;
if(typeof key5 === "string"){
if(func66(key5) > 64){
const err38 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/propertyNames/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema31.properties.groups.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!pattern8.test(key5)){
const err39 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"+"\"",schema:"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",parentSchema:schema31.properties.groups.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
var valid9 = _errs30 === errors;
if(!valid9){
const err40 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema31.properties.groups.propertyNames,parentSchema:schema31.properties.groups,data:data9};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
for(const key6 of Object.keys(data9)){
let data10 = data9[key6];
if(typeof data10 === "string"){
if(func66(data10) > 65536){
const err41 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters",schema:65536,parentSchema:schema31.properties.groups.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(func66(data10) < 1){
const err42 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.groups.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!pattern4.test(data10)){
const err43 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema31.properties.groups.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.groups.additionalProperties.type,parentSchema:schema31.properties.groups.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.groups.type,parentSchema:schema31.properties.groups,data:data9};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.log !== undefined && func0.call(data, "log")){
let data11 = data.log;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.file === undefined) || (!(func0.call(data11, "file")))){
const err46 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema31.properties.log.required,parentSchema:schema31.properties.log,data:data11};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key7 of Object.keys(data11)){
if(!((key7 === "file") || (key7 === "level"))){
const err47 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.log,data:data11};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data11.file !== undefined && func0.call(data11, "file")){
let data12 = data11.file;
if(typeof data12 === "string"){
if(func66(data12) > 4096){
const err48 = {instancePath:instancePath+"/log/file",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(func66(data12) < 1){
const err49 = {instancePath:instancePath+"/log/file",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!pattern4.test(data12)){
const err50 = {instancePath:instancePath+"/log/file",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/log/file",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data11.level !== undefined && func0.call(data11, "level")){
let data13 = data11.level;
if(!((((data13 === "debug") || (data13 === "info")) || (data13 === "warn")) || (data13 === "error"))){
const err52 = {instancePath:instancePath+"/log/level",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema37.enum},message:"must be equal to one of the allowed values",schema:schema37.enum,parentSchema:schema37,data:data13};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.log.type,parentSchema:schema31.properties.log,data:data11};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.receipts !== undefined && func0.call(data, "receipts")){
let data14 = data.receipts;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key8 of Object.keys(data14)){
if(!((key8 === "keep") || (key8 === "folder"))){
const err54 = {instancePath:instancePath+"/receipts",schemaPath:"#/properties/receipts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.receipts,data:data14};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data14.keep !== undefined && func0.call(data14, "keep")){
let data15 = data14.keep;
if(typeof data15 === "string"){
if(func66(data15) > 32){
const err55 = {instancePath:instancePath+"/receipts/keep",schemaPath:"#/properties/receipts/properties/keep/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema31.properties.receipts.properties.keep,data:data15};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!pattern13.test(data15)){
const err56 = {instancePath:instancePath+"/receipts/keep",schemaPath:"#/properties/receipts/properties/keep/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}d$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}d$"+"\"",schema:"^[1-9][0-9]{0,4}d$",parentSchema:schema31.properties.receipts.properties.keep,data:data15};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/receipts/keep",schemaPath:"#/properties/receipts/properties/keep/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.receipts.properties.keep.type,parentSchema:schema31.properties.receipts.properties.keep,data:data15};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data14.folder !== undefined && func0.call(data14, "folder")){
let data16 = data14.folder;
if(typeof data16 === "string"){
if(func66(data16) > 4096){
const err58 = {instancePath:instancePath+"/receipts/folder",schemaPath:"#/$defs/path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema32,data:data16};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(func66(data16) < 1){
const err59 = {instancePath:instancePath+"/receipts/folder",schemaPath:"#/$defs/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32,data:data16};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern4.test(data16)){
const err60 = {instancePath:instancePath+"/receipts/folder",schemaPath:"#/$defs/path/pattern",keyword:"pattern",params:{pattern: "^\\P{Cc}+$"},message:"must match pattern \""+"^\\P{Cc}+$"+"\"",schema:"^\\P{Cc}+$",parentSchema:schema32,data:data16};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/receipts/folder",schemaPath:"#/$defs/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.type,parentSchema:schema32,data:data16};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/receipts",schemaPath:"#/properties/receipts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.receipts.type,parentSchema:schema31.properties.receipts,data:data14};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
