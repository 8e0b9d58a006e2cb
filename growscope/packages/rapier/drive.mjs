import R from '@dimforge/rapier3d-compat'; import assert from 'assert'; await R.init(); const w=new R.World({x:0,y:-9.81,z:0});
w.createCollider(R.ColliderDesc.cuboid(50,0.1,50)); const b=[]; for(let i=0;i<300;i++){const d=w.createRigidBody(R.RigidBodyDesc.dynamic().setTranslation(i%10,1+i/10,(i/10)%10)); w.createCollider(R.ColliderDesc.ball(0.4),d); b.push(d)}
for(let i=0;i<60;i++) w.step(); assert(b[0].translation().y<2); const s=w.takeSnapshot(); assert(s.length>10000); const w2=R.World.restoreSnapshot(s); assert.equal(w2.bodies.len(),300); console.log('OK',s.length);
