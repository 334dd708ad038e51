# What each of the project's assemblies may refer to. A line more is a decision: the framework's own costs nothing, anything else ships,
# is loaded into everybody's process, and meets other modules' versions of it there.
@{
    'SoundCloud.Client.dll'     = @(
        'Microsoft.Win32.Primitives'
        'System.Collections'
        'System.Collections.Concurrent'
        'System.Collections.Immutable'
        'System.Collections.Specialized'
        'System.Diagnostics.DiagnosticSource'
        'System.Diagnostics.Process'
        'System.IO.Compression'
        'System.IO.Compression.Brotli'
        'System.Linq'
        'System.Memory'
        'System.Net.Http'
        'System.Net.Primitives'
        'System.Net.Sockets'
        'System.Net.WebProxy'
        'System.Resources.ResourceManager'
        'System.Runtime'
        'System.Runtime.InteropServices'
        'System.Runtime.Intrinsics'
        'System.Security.Cryptography'
        'System.Text.Encoding.Extensions'
        'System.Text.Encodings.Web'
        'System.Text.Json'
        'System.Threading'
        'System.Web.HttpUtility'
    )
    'SoundCloud.PowerShell.dll' = @(
        'SoundCloud.Client'
        'SoundCloud.Sandbox'
        'SoundCloud.Storage'
        'System.Collections'
        'System.Collections.Concurrent'
        'System.Console'
        'System.Linq'
        'System.Management.Automation'
        'System.Memory'
        'System.Net.Http'
        'System.Net.Primitives'
        'System.Net.WebProxy'
        'System.ObjectModel'
        'System.Resources.ResourceManager'
        'System.Runtime'
        'System.Runtime.InteropServices'
        'System.Runtime.Loader'
        # Numbers of any size in the body of Invoke-SCRaw.
        'System.Runtime.Numerics'
        'System.Security.Cryptography'
        'System.Text.Encodings.Web'
        'System.Text.Json'
        'System.Threading'
        'System.Xml.ReaderWriter'
    )
    'SoundCloud.Sandbox.dll'    = @(
        'System.Collections'
        'System.Collections.Concurrent'
        'System.Console'
        'System.IO.Compression'
        'System.Linq'
        'System.Memory'
        'System.Net.Primitives'
        'System.Net.Sockets'
        'System.Runtime'
        'System.Runtime.InteropServices'
        'System.Security.Cryptography'
        'System.Text.Encodings.Web'
        'System.Text.Json'
        'System.Text.RegularExpressions'
        'System.Threading'
    )
    'SoundCloud.Storage.dll'    = @(
        'Microsoft.Identity.Client.Extensions.Msal'
        'SoundCloud.Client'
        'StackExchange.Redis'
        'System.Collections'
        'System.Collections.Concurrent'
        'System.Diagnostics.TraceSource'
        'System.Linq'
        'System.Memory'
        'System.Runtime'
        'System.Runtime.InteropServices'
        'System.Security.Cryptography'
        'System.Text.Encoding.Extensions'
        'System.Threading'
    )

    # The languages: texts alone.
    'SoundCloud.Client.resources.dll'     = @('System.Runtime')
    'SoundCloud.PowerShell.resources.dll' = @('System.Runtime')
    'SoundCloud.Storage.resources.dll'    = @('System.Runtime')
}
