using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net.Http.Headers;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Makes the body of a raw request: text and bytes unchanged, anything else as JSON, and a form as multipart.</summary>
internal static class RawContent
{
    public static HttpContent? Of(object? body, IDictionary? form) => (body, form) switch
    {
        (null, null) => null,
        ({ } value, null) => OfBody(value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value),
        (null, { } fields) => OfForm(fields),
        _ => throw new InvalidRequestException(Messages.BodyOrForm) { Advice = Messages.AdviceLeaveOut },
    };

    private static ByteArrayContent OfBody(object body)
    {
        var content = new ByteArrayContent(body switch
        {
            byte[] bytes => bytes,
            string text => Encoding.UTF8.GetBytes(text),
            _ => JsonConversion.ToJson(body),
        });
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static MultipartFormDataContent OfForm(IDictionary fields)
    {
        var form = new MultipartFormDataContent();
        foreach (DictionaryEntry field in fields)
        {
            var name = Quoted(Convert.ToString(field.Key, CultureInfo.InvariantCulture)!);
            var value = field.Value is PSObject wrapped ? wrapped.BaseObject : field.Value;
            if (value is FileInfo file)
                form.Add(OfFile(file, name));
            else
                form.Add(new StringContent(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""), name);
        }
        return form;
    }

    private static StreamContent OfFile(FileInfo file, string name)
    {
        var content = new StreamContent(file.OpenRead());
        // Add(content, name, fileName) would also send a filename* parameter, with the quotes in it.
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = name, FileName = Quoted(AsciiName(file.Name)) };
        return content;
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "%22", StringComparison.Ordinal).ReplaceLineEndings("") + "\"";

    // The service answers 500 to file names with characters other than ASCII.
    private static string AsciiName(string name) => string.Concat(name.Select(c => char.IsAscii(c) && !char.IsControl(c) ? c : '_'));
}
