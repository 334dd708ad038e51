namespace SoundCloud.Sandbox.Http;

/// <summary>What is kept of a file part: enough to verify that it arrived complete, but not the file.</summary>
internal sealed record FilePart(string Name, string FileName, string ContentType, long Length, string Sha256, byte[] FirstBytes);

/// <summary>The text fields and the file parts of a form, in the order they were sent.</summary>
internal sealed class MultipartForm
{
    public List<KeyValuePair<string, string>> Fields { get; } = [];

    public List<FilePart> Files { get; } = [];

    public string? this[string name] => Fields.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault();

    public FilePart? File(string name) => Files.Find(file => file.Name == name);
}
