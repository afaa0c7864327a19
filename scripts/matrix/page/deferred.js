console.log('deferred');
