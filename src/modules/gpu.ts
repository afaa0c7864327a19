const SOFTWARE = 'disabled_software';

/** What `chrome://gpu` says of a machine without a graphics card. */
export function gpuFeatures(): Electron.GPUFeatureStatus {
  return {
    '2d_canvas': SOFTWARE,
    flash_3d: SOFTWARE,
    flash_stage3d: SOFTWARE,
    flash_stage3d_baseline: SOFTWARE,
    gpu_compositing: SOFTWARE,
    multiple_raster_threads: 'enabled_on',
    native_gpu_memory_buffers: SOFTWARE,
    rasterization: SOFTWARE,
    video_decode: SOFTWARE,
    video_encode: SOFTWARE,
    vpx_decode: SOFTWARE,
    webgl: SOFTWARE,
    webgl2: SOFTWARE,
  };
}

/** Chromium's own renderer, by the numbers that it has. */
export function gpuInfo(type: 'basic' | 'complete'): object {
  const basic = {
    auxAttributes: {
      amdSwitchable: false,
      canSupportThreadedTextureMailbox: false,
      directComposition: false,
      directRendering: false,
      glResetNotificationStrategy: 0,
      inProcessGpu: true,
      initializationTime: 0,
      jpegDecodeAcceleratorSupported: false,
      optimus: false,
      passthroughCmdDecoder: false,
      sandboxed: false,
      softwareRendering: true,
      supportsOverlays: false,
      videoDecodeAcceleratorFlags: 0,
    },
    gpuDevice: [{ active: true, deviceId: 0xc0de, vendorId: 0x1ae0 }],
    machineModelName: '',
    machineModelVersion: '',
  };
  if (type === 'basic') return basic;
  const { auxAttributes, ...others } = basic;
  const gl = { glVendor: 'Google Inc. (Google)', glRenderer: 'SwiftShader', glVersion: 'OpenGL ES 3.0' };
  return { ...others, auxAttributes: { ...auxAttributes, ...gl } };
}
